package dev.devex.storage.internal.records;

import dev.devex.storage.UnknownWorkspaceException;
import dev.devex.storage.internal.s3.S3Bucket;
import dev.devex.storage.internal.s3.S3Bucket.StoredObject;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * Reads and replaces heads, each atomically. Between servers the store's conditional writes see to that; some stores, S3Proxy
 * over a folder among them, look at the condition first and write later, so within one server a lock does as well.
 */
public final class Heads {
    private static final int LOCKS = 64;

    private final S3Bucket bucket;
    private final Object[] locks =
            IntStream.range(0, LOCKS).mapToObj(index -> new Object()).toArray();

    public Heads(S3Bucket bucket) {
        this.bucket = bucket;
    }

    public Optional<StoredHead> find(WorkspaceKeys keys) {
        return bucket.read(keys.head()).map(object -> new StoredHead(HeadJson.read(object.text()), object));
    }

    /** @throws UnknownWorkspaceException when there is none */
    public StoredHead read(WorkspaceKeys keys) {
        return find(keys).orElseThrow(UnknownWorkspaceException::new);
    }

    /** Writes a workspace's first head; false when it has one. */
    public boolean create(WorkspaceKeys keys, Head head) {
        return replace(keys, Optional.empty(), head);
    }

    /** Writes a head, unless it was replaced or removed since {@code known} was read: then it returns false. */
    public boolean replace(WorkspaceKeys keys, StoredHead known, Head head) {
        return replace(keys, Optional.of(known.object()), head);
    }

    /**
     * Changes the head, whatever others do meanwhile; one that is as wanted is left alone.
     *
     * @return the head as it is then
     */
    public Head change(WorkspaceKeys keys, UnaryOperator<Head> change) {
        for (StoredHead known = read(keys); ; known = read(keys)) {
            Head wanted = change.apply(known.head());
            if (wanted.equals(known.head()) || replace(keys, known, wanted)) {
                return wanted;
            }
        }
    }

    public void remove(WorkspaceKeys keys) {
        synchronized (lock(keys)) {
            bucket.remove(keys.head());
        }
    }

    private boolean replace(WorkspaceKeys keys, Optional<StoredObject> known, Head head) {
        synchronized (lock(keys)) {
            return bucket.read(keys.head()).equals(known) && bucket.replace(keys.head(), known, HeadJson.write(head));
        }
    }

    private Object lock(WorkspaceKeys keys) {
        return locks[Math.floorMod(keys.hashCode(), LOCKS)];
    }

    public record StoredHead(Head head, StoredObject object) {
        /** Whether any session has ever read the workspace. */
        public boolean isOpened() {
            return head.session() > 0;
        }
    }
}
