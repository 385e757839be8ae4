package dev.devex.storage.internal.commit;

import dev.devex.storage.MovedWorkspaceException;
import dev.devex.storage.TooLargeWorkspaceException;
import dev.devex.storage.UploadGrant;
import dev.devex.storage.WorkspaceObject;
import dev.devex.storage.internal.collection.GarbageCollection;
import dev.devex.storage.internal.records.Heads;
import dev.devex.storage.internal.records.Heads.StoredHead;
import dev.devex.storage.internal.records.StoredObjects;
import dev.devex.storage.internal.records.WorkspaceKeys;
import dev.devex.storage.internal.s3.S3Bucket;
import java.time.Duration;
import java.util.List;

/** Lets sandboxes upload, as far as there is room. */
public final class Uploads {
    private final S3Bucket bucket;
    private final Heads heads;
    private final Quota quota;
    private final Grants grants;
    private final GarbageCollection collection;

    public Uploads(S3Bucket bucket, Heads heads, Quota quota, Grants grants, GarbageCollection collection) {
        this.bucket = bucket;
        this.heads = heads;
        this.quota = quota;
        this.grants = grants;
        this.collection = collection;
    }

    public UploadGrant grant(WorkspaceKeys keys, List<WorkspaceObject> objects) {
        StoredHead head = heads.read(keys);
        head.head().requireKept(WorkspaceKeys.names(objects));
        requireRoom(keys, head, objects);
        return grants.of(keys, objects);
    }

    /** Where there is none, what no snapshot refers to goes, and with it what this save has uploaded so far. */
    private void requireRoom(WorkspaceKeys keys, StoredHead head, List<WorkspaceObject> objects) {
        try {
            quota.requireRoom(keys, head, objects, new StoredObjects(bucket, keys)::all);
        } catch (TooLargeWorkspaceException | MovedWorkspaceException e) {
            collection.run(keys, Duration.ZERO);
            throw e;
        }
    }
}
