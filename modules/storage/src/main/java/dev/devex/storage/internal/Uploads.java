package dev.devex.storage.internal;

import dev.devex.storage.MovedWorkspaceException;
import dev.devex.storage.TooLargeWorkspaceException;
import dev.devex.storage.UploadGrant;
import dev.devex.storage.WorkspaceObject;
import dev.devex.storage.internal.Heads.StoredHead;
import dev.devex.storage.internal.S3Bucket.ListedObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Lets sandboxes upload, as far as there is room. */
final class Uploads {
    private final S3Bucket bucket;
    private final Heads heads;
    private final Quota quota;
    private final Grants grants;
    private final GarbageCollection collection;

    Uploads(S3Bucket bucket, Heads heads, Quota quota, Grants grants, GarbageCollection collection) {
        this.bucket = bucket;
        this.heads = heads;
        this.quota = quota;
        this.grants = grants;
        this.collection = collection;
    }

    UploadGrant grant(WorkspaceKeys keys, List<WorkspaceObject> objects) {
        StoredHead head = heads.read(keys);
        head.head().requireKept(WorkspaceKeys.names(objects));
        List<ListedObject> lying = new StoredObjects(bucket, keys).all();
        requireRoom(keys, lying, head, objects);
        Map<String, Long> sizes = lying.stream().collect(Collectors.toMap(ListedObject::key, ListedObject::size));
        return grants.of(keys, objects, sizes);
    }

    /** Where there is none, what no snapshot refers to goes, and with it what this save has uploaded so far. */
    private void requireRoom(
            WorkspaceKeys keys, List<ListedObject> lying, StoredHead head, List<WorkspaceObject> objects) {
        try {
            quota.requireRoom(lying, head, objects);
        } catch (TooLargeWorkspaceException | MovedWorkspaceException e) {
            collection.run(keys, Duration.ZERO);
            throw e;
        }
    }
}
