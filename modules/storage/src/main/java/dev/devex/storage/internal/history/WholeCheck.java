package dev.devex.storage.internal.history;

import dev.devex.snapshot.ManifestHeader;
import dev.devex.snapshot.StoredPack;
import dev.devex.storage.Snapshot;
import dev.devex.storage.TooLargeWorkspaceException;
import dev.devex.storage.UnknownSnapshotException;
import dev.devex.storage.UnreadableWorkspaceException;
import dev.devex.storage.internal.commit.Quota;
import dev.devex.storage.internal.records.StoredObjects;
import dev.devex.storage.internal.records.WorkspaceKeys;
import dev.devex.storage.internal.s3.S3Bucket;
import java.io.IOException;
import java.nio.file.NoSuchFileException;

/** Sees that a former snapshot is still what it was when it was committed, before anything is made of it. */
public final class WholeCheck {
    private final S3Bucket bucket;
    private final States states;
    private final Quota quota;

    public WholeCheck(S3Bucket bucket, States states, Quota quota) {
        this.bucket = bucket;
        this.states = states;
        this.quota = quota;
    }

    /**
     * Reads its manifests, and looks for its packs.
     *
     * @throws TooLargeWorkspaceException when it is larger than a workspace may be
     * @throws UnknownSnapshotException when it is no longer kept
     * @throws UnreadableWorkspaceException when it is damaged
     */
    ManifestHeader check(WorkspaceKeys keys, Snapshot snapshot) {
        quota.requireSize(snapshot.stored());
        ManifestHeader header = states.scan(keys, snapshot, entry -> {});
        return states.read(keys, snapshot, () -> {
            StoredObjects objects = states.objects(keys);
            for (StoredPack pack : header.packs()) {
                requirePack(objects.key(pack), pack);
            }
            return header;
        });
    }

    private void requirePack(String key, StoredPack pack) throws IOException {
        long size = bucket.size(key).orElseThrow(() -> new NoSuchFileException(key));
        if (size != pack.size()) {
            throw new UnreadableWorkspaceException("A pack of that snapshot has another size than it was stored with.");
        }
    }
}
