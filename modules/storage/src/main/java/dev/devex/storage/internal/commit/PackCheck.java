package dev.devex.storage.internal.commit;

import dev.devex.snapshot.StoredPack;
import dev.devex.storage.RejectedCommitException;
import dev.devex.storage.internal.records.StoredObjects;
import dev.devex.storage.internal.s3.ParallelCalls;
import dev.devex.storage.internal.s3.S3Bucket;
import java.io.IOException;
import java.util.Collection;

/** Reads packs back, several at once, and compares them with their names. */
final class PackCheck implements AutoCloseable {
    private final ParallelCalls calls = new ParallelCalls("devex-pack-check");
    private final S3Bucket bucket;

    PackCheck(S3Bucket bucket) {
        this.bucket = bucket;
    }

    /**
     * @throws RejectedCommitException when one is missing, another's, or not what its name says
     * @throws IOException when the store breaks off
     */
    void check(StoredObjects objects, Collection<StoredPack> packs) throws IOException {
        if (packs.stream().anyMatch(pack -> pack.template().isPresent())) {
            throw new RejectedCommitException("The snapshot refers to a template that it was not made from.");
        }
        calls.run(packs, pack -> check(objects.key(pack), pack));
    }

    @Override
    public void close() {
        calls.close();
    }

    /** What looks damaged is read once more: it may have been the reading that went wrong. */
    private void check(String key, StoredPack pack) {
        if (isWhole(key, pack)) {
            return;
        }
        if (!isWhole(key, pack)) {
            throw new RejectedCommitException("A pack of the snapshot is not what its name says.");
        }
    }

    private boolean isWhole(String key, StoredPack pack) {
        return bucket.stream(key, pack::isWhole)
                .orElseThrow(() -> new RejectedCommitException("A pack of the snapshot was not uploaded."));
    }
}
