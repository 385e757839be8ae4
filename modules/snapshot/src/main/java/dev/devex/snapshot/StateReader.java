package dev.devex.snapshot;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the whole state that a manifest describes, a delta together with its base, entry by entry in the order of {@link EntryPath}.
 * An entry's folder always came before it.
 */
public final class StateReader implements AutoCloseable {
    private final MergedEntries merged;
    private final ManifestHeader header;
    private final Deque<EntryPath> folders = new ArrayDeque<>();
    private long entries;
    private long bytes;
    private int roots;

    private StateReader(MergedEntries merged) {
        this.merged = merged;
        header = merged.header();
    }

    /**
     * Opens a state.
     *
     * @throws SnapshotException when a manifest is damaged, of a newer version, or does not go with its base
     * @throws IOException when a manifest cannot be read
     */
    public static StateReader open(Sha256 manifest, ObjectSource source) throws IOException {
        return new StateReader(MergedEntries.open(manifest, source));
    }

    public ManifestHeader header() {
        return header;
    }

    /**
     * @return null after the last entry, once all is known to be what was stored
     * @throws SnapshotException when something is wrong; what was returned before is worth nothing then
     * @throws IOException when a manifest cannot be read
     */
    public Entry.@Nullable Present next() throws IOException {
        MergedEntries.Merged next = nextWithGone();
        while (next != null && next.entry() instanceof Entry.Gone) {
            next = nextWithGone();
        }
        return next == null ? null : (Entry.Present) next.entry();
    }

    /** As {@link #next}, but tells also of what the base has and the state has not. */
    MergedEntries.@Nullable Merged nextWithGone() throws IOException {
        MergedEntries.Merged next = merged.next();
        if (next == null) {
            requireWhole();
        } else if (!(next.entry() instanceof Entry.Gone)) {
            check(next.entry());
        }
        return next;
    }

    @Override
    public void close() throws IOException {
        merged.close();
    }

    int basePacks() {
        return merged.basePacks();
    }

    private void check(Entry entry) {
        requireFolder(entry.path());
        if (entry instanceof Entry.Folder) {
            folders.push(entry.path());
        }
        entries++;
        bytes += entry instanceof Entry.File file ? file.size() : 0;
    }

    private void requireFolder(EntryPath path) {
        while (!folders.isEmpty() && !path.isBelow(folders.getFirst())) {
            folders.pop();
        }
        if (path.isRoot()) {
            roots++;
        } else if (folders.isEmpty() || !path.parent().equals(Optional.of(folders.getFirst()))) {
            throw new UnsafeSnapshotException("An entry of the snapshot lies in no folder of it.");
        }
    }

    private void requireWhole() {
        if (roots != 2) {
            throw new CorruptSnapshotException("The snapshot does not hold a workspace and a home.", null);
        }
        if (entries != header.entries() || bytes != header.bytes()) {
            throw new CorruptSnapshotException("The snapshot does not hold what its manifest says.", null);
        }
    }
}
