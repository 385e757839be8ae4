package dev.devex.snapshot;

import dev.devex.snapshot.internal.index.StateIndex;
import dev.devex.snapshot.internal.manifest.RelatedEntry;
import dev.devex.snapshot.internal.manifest.StateEntries;
import dev.devex.snapshot.internal.pack.BlobReader;
import dev.devex.snapshot.internal.restore.Losses;
import dev.devex.snapshot.internal.restore.TreeRestorer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
        try (var state = StateEntries.open(manifest, source)) {
            restore(state, source, target, null, entry -> {});
            return state.header();
        }
    }

    /**
     * As {@link #restore(Sha256, ObjectSource, Roots)}, but for files whose content is damaged or missing: these are left out, and all
     * others are restored.
     *
     * @return what was left out
     */
    public static List<EntryPath> salvage(Sha256 manifest, ObjectSource source, Roots target) throws IOException {
        var losses = new Losses();
        try (var state = StateEntries.open(manifest, source)) {
            restore(state, source, target, losses, entry -> {});
            return losses.names();
        }
    }

    /**
     * As {@link #restore(Sha256, ObjectSource, Roots)}, and writes an index with which the first save reads only what was written to
     * since. It is whole when this returns, and of use wherever the folders are moved to.
     *
     * @param index a file outside the folders, as a {@link SnapshotSaver} is given
     */
    public static ManifestHeader restore(Sha256 manifest, ObjectSource source, Roots target, Path index)
            throws IOException {
        try (var state = StateEntries.open(manifest, source);
                var restored = new StateIndex(index, state.header())) {
            restore(state, source, target, null, restored::add);
            restored.finishRestored(manifest, state);
            return state.header();
        }
    }

    private static void restore(
            StateEntries state, ObjectSource source, Roots target, @Nullable Losses losses, EntrySink others)
            throws IOException {
        requireEmpty(target.workspace());
        requireEmpty(target.home());
        try (var blobs = new BlobReader(state.header().packs(), source)) {
            var tree = new TreeRestorer(target, blobs, losses);
            for (RelatedEntry next = state.next(); next != null; next = state.next()) {
                if (next.entry() instanceof Entry.Present present) {
                    tree.make(present);
                }
                others.add(next);
            }
            tree.finish();
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

    private interface EntrySink {
        void add(RelatedEntry entry) throws IOException;
    }
}
