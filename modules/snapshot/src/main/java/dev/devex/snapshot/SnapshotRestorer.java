package dev.devex.snapshot;

import dev.devex.snapshot.internal.pack.BlobReader;
import dev.devex.snapshot.internal.restore.TreeRestorer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Restores snapshots. Nothing that is read is trusted. */
public final class SnapshotRestorer {
    private SnapshotRestorer() {}

    /**
     * Restores into empty folders, made if they are missing, and writes nowhere else. Every byte is checked against the hash that
     * names it. After an error the folders hold some part of the snapshot and are good for nothing.
     *
     * @return the header of what was restored
     * @throws SnapshotException when something is damaged, of a newer version, or leads outside the folders; or when one of the
     *     folders is not empty
     * @throws IOException when an object cannot be read or the disk not be written
     */
    public static ManifestHeader restore(Sha256 manifest, ObjectSource source, Roots target) throws IOException {
        requireEmpty(target.workspace());
        requireEmpty(target.home());
        try (var state = StateReader.open(manifest, source);
                var blobs = new BlobReader(state.header().packs(), source)) {
            var tree = new TreeRestorer(target, blobs);
            for (Entry.Present entry = state.next(); entry != null; entry = state.next()) {
                tree.make(entry);
            }
            tree.finish();
            return state.header();
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
