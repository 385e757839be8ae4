package dev.devex.storage.internal;

import dev.devex.storage.Snapshot;
import java.util.Optional;

/** The records of snapshots that were the newest once, and of those that were kept aside. */
final class History {
    private final S3Bucket bucket;

    History(S3Bucket bucket) {
        this.bucket = bucket;
    }

    Optional<Snapshot> find(WorkspaceKeys keys, long number) {
        return read(keys.snapshot(number));
    }

    /** Records one that is the newest still, so that it is in the history once it is not. */
    void write(WorkspaceKeys keys, Snapshot snapshot) {
        bucket.write(keys.snapshot(snapshot.number()), StoredJson.bytes(SnapshotJson.write(snapshot)));
    }

    Optional<Snapshot> findBranch(WorkspaceKeys keys, long session, String manifest) {
        return read(keys.branch(session, manifest));
    }

    void writeBranch(WorkspaceKeys keys, Snapshot branch) {
        bucket.write(branchKey(keys, branch), StoredJson.bytes(SnapshotJson.write(branch)));
    }

    void removeBranch(WorkspaceKeys keys, Snapshot branch) {
        bucket.remove(branchKey(keys, branch));
    }

    Optional<Snapshot> read(String key) {
        return bucket.read(key).map(object -> StoredJson.read(object.text(), SnapshotJson::read));
    }

    private static String branchKey(WorkspaceKeys keys, Snapshot branch) {
        return keys.branch(branch.session(), branch.manifest().sha256());
    }
}
