package dev.devex.snapshot.internal.pack;

import dev.devex.snapshot.StoredPack;
import dev.devex.snapshot.internal.object.SpoolFolder;
import dev.devex.snapshot.internal.object.SpooledObject;
import dev.devex.snapshot.internal.object.Uploads;
import dev.devex.snapshot.internal.pack.FrameTable.Frame;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lays frames into packs, in whatever order they come, and hands on each pack that is full. */
public final class PackWriter implements AutoCloseable {
    private final SpoolFolder spool;
    private final Uploads uploads;
    private final FrameTable frames;
    private final Optional<String> template;
    private final List<StoredPack> packs;
    private @Nullable PackFile open;

    /** @param packs the table before it, to which it adds */
    public PackWriter(
            List<StoredPack> packs, FrameTable frames, SpoolFolder spool, Uploads uploads, Optional<String> template) {
        this.packs = new ArrayList<>(packs);
        this.frames = frames;
        this.spool = spool;
        this.uploads = uploads;
        this.template = template;
    }

    /** @param content how long the frame is decompressed */
    synchronized void append(int number, ByteBuffer frame, int content) throws IOException {
        PackFile pack = open;
        if (pack == null) {
            pack = new PackFile(spool.file("pack-" + packs.size()));
            open = pack;
        }
        frames.place(number, new Frame(packs.size(), pack.size(), frame.remaining(), content));
        pack.append(frame);
        if (pack.size() >= Packs.FULL) {
            uploads.add(List.of(finish(pack)));
        }
    }

    /** Ends the pack that is not full, if there is one; it is the caller's to store. */
    public synchronized Optional<SpooledObject> finish() throws IOException {
        return open == null ? Optional.empty() : Optional.of(finish(open));
    }

    public synchronized List<StoredPack> packs() {
        return List.copyOf(packs);
    }

    private SpooledObject finish(PackFile file) throws IOException {
        SpooledObject pack = file.finish();
        open = null;
        packs.add(new StoredPack(pack.name().sha256(), pack.size(), template));
        return pack;
    }

    @Override
    public synchronized void close() throws IOException {
        if (open != null) {
            open.close();
        }
    }
}
