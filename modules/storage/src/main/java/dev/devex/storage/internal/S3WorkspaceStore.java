package dev.devex.storage.internal;

import dev.devex.storage.Snapshot;
import dev.devex.storage.SnapshotGrant;
import dev.devex.storage.UploadGrant;
import dev.devex.storage.Workspace;
import dev.devex.storage.WorkspaceObject;
import dev.devex.storage.WorkspaceStore;
import dev.devex.storage.internal.Heads.StoredHead;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * Workspaces as objects. Manifests and packs are never written to; what makes one manifest the newest is one small object, {@code
 * head.json}, replaced whole and only by who has read the one it replaces.
 */
final class S3WorkspaceStore implements WorkspaceStore, AutoCloseable {
    private final S3Bucket bucket;
    private final PublishedTemplates templates;
    private final Heads heads;
    private final Grants grants;
    private final Quota quota;
    private final SnapshotCheck check;
    private final Commits commits;
    private final Clock clock;

    S3WorkspaceStore(S3Bucket bucket, Presigner presigner, PublishedTemplates templates, long largest, Clock clock) {
        this.bucket = bucket;
        this.templates = templates;
        this.clock = clock;
        heads = new Heads(bucket);
        quota = new Quota(bucket, largest);
        check = new SnapshotCheck(bucket, quota);
        var manifests = new Manifests(bucket);
        grants = new Grants(bucket, manifests, presigner, clock);
        commits = new Commits(heads, new History(bucket), manifests, check, clock);
    }

    @Override
    public Snapshot create(Workspace workspace, String template) {
        var keys = new WorkspaceKeys(workspace);
        PublishedTemplate source = templates.get(template);
        Snapshot first = source.firstSnapshot(now());
        bucket.write(keys.object(first.manifest()), source.manifest());
        if (heads.create(keys, Head.first(first))) {
            return first;
        }
        return heads.read(keys).head().newest();
    }

    @Override
    public SnapshotGrant open(Workspace workspace, long session) {
        var keys = new WorkspaceKeys(workspace);
        Head head = heads.change(keys, now -> now.openedBy(session));
        return grants.of(keys, head.newest());
    }

    @Override
    public UploadGrant upload(Workspace workspace, List<WorkspaceObject> objects) {
        var keys = new WorkspaceKeys(workspace);
        StoredHead head = heads.read(keys);
        head.head().requireKept(WorkspaceKeys.names(objects));
        quota.requireRoom(keys, head, objects);
        return grants.of(keys, objects);
    }

    @Override
    public Snapshot commit(Workspace workspace, long session, Commit commit) {
        return commits.commit(new WorkspaceKeys(workspace), session, commit);
    }

    @Override
    public Optional<Snapshot> keepAside(Workspace workspace, long session, Commit commit) {
        return commits.keepAside(new WorkspaceKeys(workspace), session, commit);
    }

    @Override
    public void delete(Workspace workspace) {
        var keys = new WorkspaceKeys(workspace);
        heads.remove(keys);
        bucket.list(keys.prefix()).forEach(object -> bucket.remove(object.key()));
    }

    @Override
    public void check() {
        bucket.check();
    }

    @Override
    public void close() {
        check.close();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
