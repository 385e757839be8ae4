package dev.devex.repl.internal;

import dev.devex.kernel.ReplId;
import dev.devex.kernel.UnavailableException;
import dev.devex.storage.Snapshot;
import dev.devex.storage.Snapshot.Origin;
import dev.devex.storage.SnapshotGrant;
import dev.devex.storage.SnapshotGrant.Link;
import dev.devex.storage.SupersededSessionException;
import dev.devex.storage.UnknownTemplateException;
import dev.devex.storage.UnknownWorkspaceException;
import dev.devex.storage.UploadGrant;
import dev.devex.storage.UploadGrant.Upload;
import dev.devex.storage.Workspace;
import dev.devex.storage.WorkspaceDescription;
import dev.devex.storage.WorkspaceObject;
import dev.devex.storage.WorkspaceObject.Kind;
import dev.devex.storage.WorkspaceStore;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Remembers which workspaces are stored. */
final class FakeStore implements WorkspaceStore {
    private static final String SHA_256 = "0".repeat(64);

    final List<Long> branches = new CopyOnWriteArrayList<>();
    final Set<Workspace> stored = ConcurrentHashMap.newKeySet();
    final Map<Workspace, WorkspaceDescription> descriptions = new ConcurrentHashMap<>();
    /** No two snapshots are of one time. */
    private final AtomicInteger ticks = new AtomicInteger();

    final AtomicInteger commits = new AtomicInteger();
    /** How often somebody has gone through all of it. */
    final AtomicInteger walks = new AtomicInteger();

    final List<Workspace> collected = new CopyOnWriteArrayList<>();
    final List<Workspace> deleted = new CopyOnWriteArrayList<>();
    /** The newest session that has read or restored anything. */
    volatile long session;

    volatile boolean moreToCollect;
    volatile Runnable duringCollect = () -> {};
    volatile boolean away;
    volatile Runnable beforeCreate = () -> {};
    volatile Runnable duringCommit = () -> {};

    @Override
    public Snapshot create(Workspace workspace, String template) {
        beforeCreate.run();
        check();
        if (!template.equals("node")) {
            throw new UnknownTemplateException();
        }
        stored.add(workspace);
        return snapshot(1, 0);
    }

    @Override
    public void describe(Workspace workspace, WorkspaceDescription description) {
        check();
        descriptions.put(workspace, description);
    }

    WorkspaceDescription description(ReplId repl) {
        return Objects.requireNonNull(descriptions.get(new Workspace(Site.ADA, repl)));
    }

    @Override
    public SnapshotGrant open(Workspace workspace, long session) {
        check();
        begin(session);
        var link = new Link(SHA_256, 1, URI.create("http://store/manifest"));
        return new SnapshotGrant(snapshot(1, session), link, Optional.empty(), List.of(link), Instant.EPOCH);
    }

    void begin(long next) {
        if (next < session) {
            throw new SupersededSessionException(session);
        }
        session = next;
    }

    @Override
    public UploadGrant upload(Workspace workspace, List<WorkspaceObject> objects) {
        check();
        return new UploadGrant(List.of(Upload.stored()), Instant.EPOCH);
    }

    @Override
    public Snapshot commit(Workspace workspace, long session, Commit commit) {
        check();
        duringCommit.run();
        stored.add(workspace);
        commits.incrementAndGet();
        return snapshot(commit.base() + 1, session);
    }

    @Override
    public Optional<Snapshot> keepAside(Workspace workspace, long session, Commit commit) {
        check();
        branches.add(session);
        return Optional.empty();
    }

    @Override
    public boolean collect(Workspace workspace) {
        check();
        if (!stored.contains(workspace)) {
            throw new UnknownWorkspaceException();
        }
        duringCollect.run();
        collected.add(workspace);
        return moreToCollect;
    }

    @Override
    public void delete(Workspace workspace) {
        check();
        deleted.add(workspace);
        stored.remove(workspace);
    }

    @Override
    public void abandon(Workspace workspace) {
        check();
        if (session == 0) {
            delete(workspace);
        }
    }

    @Override
    public void check() {
        if (away) {
            throw new UnavailableException("The store cannot be reached just now.", new IllegalStateException());
        }
    }

    private Snapshot snapshot(long number, long session) {
        return snapshot(number, session, Origin.SAVE);
    }

    Snapshot snapshot(long number, long session, Origin origin) {
        var manifest = new WorkspaceObject(Kind.MANIFEST, SHA_256, 1);
        var now = Instant.now().truncatedTo(ChronoUnit.MILLIS).plusMillis(ticks.incrementAndGet());
        return new Snapshot(number, session, now, manifest, Optional.empty(), 0, 2, 0, origin);
    }
}
