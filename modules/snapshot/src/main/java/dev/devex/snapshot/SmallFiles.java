package dev.devex.snapshot;

import dev.devex.snapshot.internal.pack.FrameReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the contents of many files that have one part each, in the order in which packs hold them, so that no frame is read twice.
 * No more than one frame is held in memory, and nothing is open while a content is used.
 */
public final class SmallFiles implements AutoCloseable {
    private static final Comparator<Entry.File> ORDER = Comparator.<Entry.File>comparingInt(
                    file -> part(file).pack())
            .thenComparingLong(file -> part(file).frameOffset())
            .thenComparingInt(file -> part(file).offset());

    private final FrameReader reader;

    /** @param packs those of the manifest the files are of */
    public SmallFiles(List<StoredPack> packs, ObjectSource source) {
        reader = new FrameReader(packs, source);
    }

    /** Whether the file is one of those that can be read like this. */
    public static boolean isOne(Entry.File file) {
        return file.parts().size() == 1;
    }

    /**
     * Gives each file's content to the target.
     *
     * @throws SnapshotException when something is not what was stored; what was given before is right
     * @throws IOException when a pack cannot be read, or the target fails
     */
    public void read(Collection<Entry.File> files, Target target) throws IOException {
        var sorted = new ArrayList<>(files);
        sorted.sort(ORDER);
        Part last = null;
        ByteBuffer frame = ByteBuffer.allocate(0);
        for (Entry.File file : sorted) {
            Part part = part(file);
            if (!isInFrameOf(last, part)) {
                frame = reader.frame(part);
            }
            last = part;
            target.accept(file, reader.checked(frame, part));
        }
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }

    private static boolean isInFrameOf(@Nullable Part last, Part part) {
        return last != null
                && last.pack() == part.pack()
                && last.frameOffset() == part.frameOffset()
                && last.frameLength() == part.frameLength();
    }

    private static Part part(Entry.File file) {
        return file.parts().get(0);
    }

    /** Takes contents; a buffer is good until the call returns. */
    @FunctionalInterface
    public interface Target {
        void accept(Entry.File file, ByteBuffer content) throws IOException;
    }
}
