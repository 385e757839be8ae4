package dev.devex.snapshot;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;

/** Restores what {@link SnapshotWriter} wrote. Nothing in the stream is trusted. */
public final class SnapshotReader {
    private SnapshotReader() {}

    /**
     * Restores into empty folders, made if they are missing, and writes nowhere else; the stream is read to its end and closed.
     * After an error the folders hold some part of the snapshot and are good for nothing.
     *
     * @return what the stream was, for the caller to compare
     * @throws CorruptSnapshotException when the stream is cut off, damaged or no snapshot
     * @throws UnsafeSnapshotException when an entry leads outside the two folders
     * @throws OccupiedTargetException when one of the folders is not empty
     * @throws IOException when the stream cannot be read or the disk not be written
     */
    public static SnapshotDigest restore(InputStream stream, Roots target) throws IOException {
        requireEmpty(target.workspace());
        requireEmpty(target.home());
        var measure = new Measure();
        try (var source = new EntryReader(new MeasuredInput(stream, measure))) {
            var tree = new TarRestorer(target);
            for (TarArchiveEntry entry = source.next(); entry != null; entry = source.next()) {
                tree.restore(entry, source);
            }
            source.finish();
            tree.finish();
        }
        return measure.digest();
    }

    /**
     * Restores one known snapshot; see {@link #restore(InputStream, Roots)}.
     *
     * @throws CorruptSnapshotException also when the stream is not the one {@code expected} describes
     */
    public static void restore(InputStream stream, Roots target, SnapshotDigest expected) throws IOException {
        if (!restore(stream, target).equals(expected)) {
            throw new CorruptSnapshotException("The snapshot is not the one that was stored.", null);
        }
    }

    private static void requireEmpty(Path folder) throws IOException {
        Files.createDirectories(folder);
        try (var children = Files.newDirectoryStream(folder)) {
            if (children.iterator().hasNext()) {
                throw new OccupiedTargetException();
            }
        }
    }
}
