package dev.devex.repl.internal;

import dev.devex.kernel.UnavailableException;
import dev.devex.storage.UnknownTemplateException;
import dev.devex.storage.Workspace;
import dev.devex.storage.WorkspaceGrant;
import dev.devex.storage.WorkspaceStore;
import java.net.URI;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Remembers which workspaces are stored. */
final class FakeStore implements WorkspaceStore {
    final Set<Workspace> stored = ConcurrentHashMap.newKeySet();
    final AtomicInteger commits = new AtomicInteger();
    volatile boolean away;
    volatile Runnable beforeCreate = () -> {};
    volatile Runnable duringCommit = () -> {};

    @Override
    public Instant create(Workspace workspace, String template) {
        beforeCreate.run();
        check();
        if (!template.equals("node")) {
            throw new UnknownTemplateException();
        }
        stored.add(workspace);
        return Instant.now();
    }

    @Override
    public WorkspaceGrant grant(Workspace workspace, long session) {
        check();
        return new WorkspaceGrant(
                URI.create("http://store/down"),
                URI.create("http://store/up"),
                "upload-1",
                Long.MAX_VALUE,
                Instant.EPOCH);
    }

    @Override
    public Instant commit(Workspace workspace, long session, Upload snapshot) {
        check();
        duringCommit.run();
        stored.add(workspace);
        commits.incrementAndGet();
        return Instant.now();
    }

    @Override
    public void delete(Workspace workspace) {
        check();
        stored.remove(workspace);
    }

    @Override
    public void check() {
        if (away) {
            throw new UnavailableException("The store cannot be reached just now.", new IllegalStateException());
        }
    }
}
