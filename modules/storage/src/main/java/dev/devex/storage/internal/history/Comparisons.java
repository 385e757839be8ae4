package dev.devex.storage.internal.history;

import dev.devex.snapshot.Change;
import dev.devex.snapshot.Change.Kind;
import dev.devex.snapshot.Entry;
import dev.devex.snapshot.StateDifference;
import dev.devex.snapshot.StateReader;
import dev.devex.storage.EntryChange;
import dev.devex.storage.Snapshot;
import dev.devex.storage.SnapshotId;
import dev.devex.storage.WorkspaceHistory;
import dev.devex.storage.WorkspaceHistory.Comparison;
import dev.devex.storage.internal.records.SnapshotFinder;
import dev.devex.storage.internal.records.WorkspaceKeys;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says what differs between two snapshots. */
public final class Comparisons {
    private static final Comparator<Snapshot> AGE =
            Comparator.comparing(Snapshot::savedAt).thenComparingLong(Snapshot::number);

    private final SnapshotFinder finder;
    private final States states;

    public Comparisons(SnapshotFinder finder, States states) {
        this.finder = finder;
        this.states = states;
    }

    public Comparison compare(WorkspaceKeys keys, SnapshotId id, Optional<SnapshotId> other) {
        Snapshot snapshot = finder.get(keys, id);
        if (other.isEmpty() && !snapshot.isBranch()) {
            return finder.before(keys, snapshot)
                    .map(before -> compare(keys, before, snapshot))
                    .orElseGet(() -> compareWithNothing(keys, snapshot));
        }
        Snapshot second = finder.get(keys, other.orElse(SnapshotId.NOW));
        return AGE.compare(snapshot, second) <= 0 ? compare(keys, snapshot, second) : compare(keys, second, snapshot);
    }

    private Comparison compare(WorkspaceKeys keys, Snapshot from, Snapshot to) {
        if (from.manifest().equals(to.manifest())) {
            return new Comparison(Optional.of(from), to, List.of(), false);
        }
        return states.read(keys, to, () -> {
            try (StateReader before = states.read(keys, from, () -> states.open(keys, from));
                    StateReader after = states.open(keys, to)) {
                return collected(Optional.of(from), to, new StateDifference(before, after)::next);
            }
        });
    }

    private Comparison compareWithNothing(WorkspaceKeys keys, Snapshot snapshot) {
        return states.read(keys, snapshot, () -> {
            try (StateReader state = states.open(keys, snapshot)) {
                return collected(Optional.empty(), snapshot, () -> added(state.next()));
            }
        });
    }

    private static Comparison collected(Optional<Snapshot> from, Snapshot to, Changes changes) throws IOException {
        var told = new ArrayList<EntryChange>();
        Change change = changes.next();
        while (change != null && told.size() < WorkspaceHistory.MOST_CHANGES) {
            told.add(StoredEntries.of(change));
            change = changes.next();
        }
        return new Comparison(from, to, told, change != null);
    }

    private static @Nullable Change added(Entry.@Nullable Present entry) {
        return entry == null ? null : new Change(entry.path(), Kind.ADDED, Optional.empty(), Optional.of(entry));
    }

    /** Gives one change after the other, and null after the last. */
    private interface Changes {
        @Nullable
        Change next() throws IOException;
    }
}
