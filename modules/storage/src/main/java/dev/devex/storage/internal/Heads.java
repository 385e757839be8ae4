package dev.devex.storage.internal;

import dev.devex.storage.internal.S3Bucket.StoredObject;
import java.util.Optional;

/** Reads and replaces heads, each atomically. */
final class Heads {
    private final S3Bucket bucket;

    Heads(S3Bucket bucket) {
        this.bucket = bucket;
    }

    Optional<StoredHead> read(WorkspaceKeys keys) {
        return bucket.read(keys.head()).map(object -> new StoredHead(HeadJson.read(object.text(), keys), object));
    }

    /** Writes a workspace's first head; false when it has one already. */
    boolean create(WorkspaceKeys keys, Head head) {
        return bucket.replace(keys.head(), Optional.empty(), HeadJson.write(head, keys));
    }

    /** Writes a head, unless it was replaced or removed since {@code known} was read: then it returns false. */
    boolean replace(WorkspaceKeys keys, StoredHead known, Head head) {
        return bucket.replace(keys.head(), Optional.of(known.object()), HeadJson.write(head, keys));
    }

    record StoredHead(Head head, StoredObject object) {}
}
