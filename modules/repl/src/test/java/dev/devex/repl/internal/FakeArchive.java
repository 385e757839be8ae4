package dev.devex.repl.internal;

import dev.devex.storage.Restored;
import dev.devex.storage.Snapshot.Origin;
import dev.devex.storage.SnapshotId;
import dev.devex.storage.StoredWorkspace;
import dev.devex.storage.UnknownWorkspaceException;
import dev.devex.storage.Verification;
import dev.devex.storage.Workspace;
import dev.devex.storage.WorkspaceArchive;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the workspaces that a store remembers. */
record FakeArchive(FakeStore store) implements WorkspaceArchive {
    @Override
    public Stream<Workspace> workspaces() {
        store.check();
        store.walks.incrementAndGet();
        return store.stored.stream();
    }

    @Override
    public StoredWorkspace read(Workspace workspace) {
        store.check();
        if (!store.stored.contains(workspace)) {
            throw new UnknownWorkspaceException();
        }
        var newest = store.snapshot(store.commits.get() + 1, store.session, Origin.SAVE);
        return new StoredWorkspace(
                workspace, store.session, newest, Optional.ofNullable(store.descriptions.get(workspace)));
    }

    @Override
    public Verification verify(Workspace workspace) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Restored restore(Workspace workspace, SnapshotId snapshot, Path folder) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long bytesRead() {
        return 0;
    }

    @Override
    public void close() {}
}
