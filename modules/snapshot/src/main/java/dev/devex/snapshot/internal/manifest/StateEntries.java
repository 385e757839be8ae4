package dev.devex.snapshot.internal.manifest;

import dev.devex.snapshot.CorruptSnapshotException;
import dev.devex.snapshot.Entry;
import dev.devex.snapshot.EntryPath;
import dev.devex.snapshot.ManifestHeader;
import dev.devex.snapshot.ObjectSource;
import dev.devex.snapshot.Sha256;
import dev.devex.snapshot.UnsafeSnapshotException;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The entries of a whole state, as a {@link dev.devex.snapshot.StateReader} has them, and with them what is gone of the base. */
public final class StateEntries implements AutoCloseable {
    private final MergedEntries merged;
    private final ManifestHeader header;
    private final Deque<EntryPath> folders = new ArrayDeque<>();
    private long entries;
    private long bytes;
    private int roots;

    private StateEntries(MergedEntries merged) {
        this.merged = merged;
        header = merged.header();
    }

    public static StateEntries open(Sha256 manifest, ObjectSource source) throws IOException {
        return open(manifest, source, Optional.empty());
    }

    /** @param checked a base that was seen to be whole before: its files come as {@link Entry.Known} */
    public static StateEntries open(Sha256 manifest, ObjectSource source, Optional<Sha256> checked) throws IOException {
        return new StateEntries(MergedEntries.open(manifest, source, checked));
    }

    public ManifestHeader header() {
        return header;
    }

    /** How many of the packs are the base's, too. */
    public int basePacks() {
        return merged.basePacks();
    }

    /** Returns null after the last entry, once all is known to be what was stored. */
    public @Nullable RelatedEntry next() throws IOException {
        RelatedEntry next = merged.next();
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

    private void check(Entry entry) {
        requireFolder(entry.path());
        if (entry instanceof Entry.Folder) {
            folders.push(entry.path());
        }
        entries++;
        bytes += size(entry);
    }

    private static long size(Entry entry) {
        if (entry instanceof Entry.Known known) {
            return known.size();
        }
        return entry instanceof Entry.File file ? file.size() : 0;
    }

    private void requireFolder(EntryPath path) {
        while (!folders.isEmpty() && !path.isBelow(folders.getFirst())) {
            folders.pop();
        }
        if (path.isRoot()) {
            roots++;
        } else if (folders.isEmpty() || !path.isIn(folders.getFirst())) {
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
