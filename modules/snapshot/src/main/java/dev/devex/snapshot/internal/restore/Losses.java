package dev.devex.snapshot.internal.restore;

import dev.devex.snapshot.CorruptSnapshotException;
import dev.devex.snapshot.EntryPath;
import dev.devex.snapshot.internal.pack.BlobTarget;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** Files that cannot be restored, where the others are all the same. From several threads. */
public final class Losses {
    private final SortedMap<EntryPath, Path> files = new ConcurrentSkipListMap<>();

    /** A target for some content of a file, without which the file is lost. */
    BlobTarget of(EntryPath name, Path file, BlobTarget target) {
        return new BlobTarget() {
            @Override
            public void accept(ByteBuffer blob) throws IOException {
                try {
                    target.accept(blob);
                } catch (CorruptSnapshotException e) {
                    lose(e);
                }
            }

            @Override
            public <E extends Exception> void lose(E cause) {
                files.put(name, file);
            }
        };
    }

    /** To be called once all that can be restored is: of what is lost no part is left. */
    void delete() throws IOException {
        for (Path file : files.values()) {
            Files.deleteIfExists(file);
        }
    }

    public List<EntryPath> names() {
        return List.copyOf(files.keySet());
    }
}
