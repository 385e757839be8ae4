package dev.devex.storage.internal;

import dev.devex.storage.Snapshot;
import dev.devex.storage.SnapshotGrant;
import dev.devex.storage.UploadGrant;
import dev.devex.storage.Workspace;
import dev.devex.storage.WorkspaceDescription;
import dev.devex.storage.WorkspaceObject;
import dev.devex.storage.WorkspaceStore;
import dev.devex.storage.internal.collection.GarbageCollection;
import dev.devex.storage.internal.collection.Inventory;
import dev.devex.storage.internal.commit.Commits;
import dev.devex.storage.internal.commit.Grants;
import dev.devex.storage.internal.commit.Quota;
import dev.devex.storage.internal.commit.SnapshotCheck;
import dev.devex.storage.internal.commit.Uploads;
import dev.devex.storage.internal.records.Descriptions;
import dev.devex.storage.internal.records.Head;
import dev.devex.storage.internal.records.Heads;
import dev.devex.storage.internal.records.Heads.StoredHead;
import dev.devex.storage.internal.records.History;
import dev.devex.storage.internal.records.Manifests;
import dev.devex.storage.internal.records.WorkspaceKeys;
import dev.devex.storage.internal.s3.Presigner;
import dev.devex.storage.internal.s3.S3Bucket;
import dev.devex.storage.internal.settings.Limits;
import dev.devex.storage.internal.template.PublishedTemplate;
import dev.devex.storage.internal.template.PublishedTemplates;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * Workspaces as objects. Manifests and packs are never written to; what makes one manifest the newest is one small object, {@code
 * head.json}, replaced whole and only by who has read the one it replaces.
 */
public final class S3WorkspaceStore implements WorkspaceStore, AutoCloseable {
    private final S3Bucket bucket;
    private final PublishedTemplates templates;
    private final Heads heads;
    private final Descriptions descriptions;
    private final Grants grants;
    private final SnapshotCheck check;
    private final Commits commits;
    private final Uploads uploads;
    private final GarbageCollection collection;
    private final Clock clock;

    S3WorkspaceStore(
            S3Bucket bucket,
            Heads heads,
            Presigner presigner,
            PublishedTemplates templates,
            Limits limits,
            Clock clock) {
        this.bucket = bucket;
        this.heads = heads;
        this.templates = templates;
        this.clock = clock;
        var manifests = new Manifests(bucket);
        var history = new History(bucket);
        descriptions = new Descriptions(bucket);
        var quota = new Quota(limits.largest(), clock);
        grants = new Grants(bucket, manifests, presigner, clock);
        check = new SnapshotCheck(bucket, quota);
        commits = new Commits(heads, history, manifests, check, clock);
        var inventory = new Inventory(history, manifests, limits.retention(), quota.ofHistory(), clock);
        collection = new GarbageCollection(bucket, heads, inventory, clock);
        uploads = new Uploads(bucket, heads, quota, grants, collection);
    }

    @Override
    public Snapshot create(Workspace workspace, String template) {
        var keys = new WorkspaceKeys(workspace);
        PublishedTemplate source = templates.get(template);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Snapshot first = source.firstSnapshot(now);
        bucket.write(keys.object(first.manifest()), source.manifest());
        if (heads.create(keys, Head.first(first))) {
            return first;
        }
        return heads.read(keys).head().newest();
    }

    @Override
    public void describe(Workspace workspace, WorkspaceDescription description) {
        descriptions.keep(new WorkspaceKeys(workspace), description);
    }

    @Override
    public SnapshotGrant open(Workspace workspace, long session) {
        var keys = new WorkspaceKeys(workspace);
        Head head = heads.change(keys, known -> known.openedBy(session));
        return grants.of(keys, head.newest());
    }

    @Override
    public UploadGrant upload(Workspace workspace, List<WorkspaceObject> objects) {
        return uploads.grant(new WorkspaceKeys(workspace), objects);
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
    public boolean collect(Workspace workspace) {
        return collection.run(new WorkspaceKeys(workspace), GarbageCollection.ABANDONED);
    }

    @Override
    public void delete(Workspace workspace) {
        var keys = new WorkspaceKeys(workspace);
        heads.remove(keys);
        bucket.list(keys.prefix()).forEach(object -> bucket.remove(object.key()));
    }

    @Override
    public void abandon(Workspace workspace) {
        if (heads.find(new WorkspaceKeys(workspace))
                .filter(StoredHead::isOpened)
                .isEmpty()) {
            delete(workspace);
        }
    }

    @Override
    public void check() {
        bucket.exists();
    }

    @Override
    public void close() {
        check.close();
    }
}
