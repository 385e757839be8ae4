package dev.devex.storage.internal.records;

import dev.devex.storage.Snapshot;
import dev.devex.storage.SnapshotId;
import dev.devex.storage.UnknownSnapshotException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds snapshots by what they are called. */
public final class SnapshotFinder {
    private final Heads heads;
    private final History history;

    public SnapshotFinder(Heads heads, History history) {
        this.heads = heads;
        this.history = history;
    }

    Snapshot newest(WorkspaceKeys keys) {
        return heads.read(keys).head().newest();
    }

    /** @throws UnknownSnapshotException when there is none */
    public Snapshot get(WorkspaceKeys keys, SnapshotId id) {
        return get(keys, id, newest(keys));
    }

    public Snapshot get(WorkspaceKeys keys, SnapshotId id, Snapshot newest) {
        return find(keys, id, newest).orElseThrow(UnknownSnapshotException::new);
    }

    /** The one before it in the line; none for the first, and for a branch. */
    public Optional<Snapshot> before(WorkspaceKeys keys, Snapshot snapshot) {
        return snapshot.isBranch()
                ? Optional.empty()
                : history.latest(keys, snapshot.number(), 1).stream().findFirst();
    }

    /** The newest and former ones with lower numbers than that, the latest first. */
    public List<Snapshot> line(WorkspaceKeys keys, long before, int most) {
        Snapshot newest = newest(keys);
        Stream<Snapshot> former = history.latest(keys, Math.min(before, newest.number()), most).stream();
        return Stream.concat(Stream.of(newest).filter(snapshot -> snapshot.number() < before), former)
                .limit(most)
                .toList();
    }

    /** What was kept aside, the latest first. */
    public List<Snapshot> branches(WorkspaceKeys keys) {
        heads.read(keys);
        return history.branches(keys).stream()
                .sorted(Comparator.comparing(Snapshot::savedAt).reversed())
                .toList();
    }

    private Optional<Snapshot> find(WorkspaceKeys keys, SnapshotId id, Snapshot newest) {
        if (id instanceof SnapshotId.Branch branch) {
            return history.findBranch(keys, branch.session(), branch.manifest());
        }
        if (id instanceof SnapshotId.Numbered numbered && numbered.number() != newest.number()) {
            return history.find(keys, numbered.number());
        }
        return Optional.of(newest);
    }
}
