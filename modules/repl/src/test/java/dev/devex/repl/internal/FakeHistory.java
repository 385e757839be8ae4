package dev.devex.repl.internal;

import dev.devex.kernel.UnavailableException;
import dev.devex.storage.Snapshot;
import dev.devex.storage.Snapshot.Origin;
import dev.devex.storage.SnapshotId;
import dev.devex.storage.UnknownSnapshotException;
import dev.devex.storage.Workspace;
import dev.devex.storage.WorkspaceHistory;
import dev.devex.storage.WorkspacePath;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers what was restored; of every workspace it has the snapshots 1 to 3. */
final class FakeHistory implements WorkspaceHistory {
    record Restored(SnapshotId id, long session) {}

    final List<Restored> restored = new CopyOnWriteArrayList<>();
    volatile Runnable duringRestore = () -> {};
    private final FakeStore store;

    FakeHistory(FakeStore store) {
        this.store = store;
    }

    @Override
    public List<Snapshot> line(Workspace workspace, long before, int most) {
        return List.of(store.snapshot(Math.min(before - 1, 3), 1, Origin.SAVE));
    }

    @Override
    public List<Snapshot> branches(Workspace workspace) {
        return List.of(store.snapshot(2, 1, Origin.BRANCH));
    }

    @Override
    public Snapshot find(Workspace workspace, SnapshotId id) {
        store.check();
        if (id instanceof SnapshotId.Numbered numbered && numbered.number() <= 3) {
            return store.snapshot(numbered.number(), 0, Origin.SAVE);
        }
        throw new UnknownSnapshotException();
    }

    @Override
    public Listing list(Workspace workspace, SnapshotId id, Optional<WorkspacePath> folder) {
        return new Listing(List.of(), false);
    }

    @Override
    public StoredFile open(Workspace workspace, SnapshotId id, WorkspacePath path) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Comparison compare(Workspace workspace, SnapshotId id, Optional<SnapshotId> other) {
        return new Comparison(Optional.empty(), find(workspace, id), List.of(), false);
    }

    @Override
    public StoredArchive archive(Workspace workspace, SnapshotId id, Optional<WorkspacePath> folder) {
        return new StoredArchive(0, out -> {});
    }

    /** @throws UnavailableException while the store is away */
    @Override
    public Snapshot restore(Workspace workspace, SnapshotId id, long session) {
        store.check();
        duringRestore.run();
        store.begin(session);
        restored.add(new Restored(id, session));
        return store.snapshot(store.commits.get() + 10 + restored.size(), session, Origin.RESTORE);
    }

    @Override
    public Snapshot fork(Workspace source, SnapshotId id, Workspace target) {
        find(source, id);
        store.stored.add(target);
        return store.snapshot(1, 0, Origin.FORK);
    }
}
