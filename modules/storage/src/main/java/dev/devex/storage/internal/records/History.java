package dev.devex.storage.internal.records;

import dev.devex.storage.Snapshot;
import dev.devex.storage.internal.s3.S3Bucket;
import dev.devex.storage.internal.s3.S3Bucket.ListedObject;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The records of snapshots that were the newest once, and of those that were kept aside. */
public final class History {
    private final S3Bucket bucket;

    public History(S3Bucket bucket) {
        this.bucket = bucket;
    }

    public Optional<Snapshot> find(WorkspaceKeys keys, long number) {
        return read(keys.snapshot(number));
    }

    /** Records one that is the newest still, so that it is in the history once it is not. */
    public void write(WorkspaceKeys keys, Snapshot snapshot) {
        bucket.write(keys.snapshot(snapshot.number()), StoredJson.bytes(SnapshotJson.write(snapshot)));
    }

    void remove(WorkspaceKeys keys, Snapshot snapshot) {
        bucket.remove(keys.snapshot(snapshot.number()));
    }

    /** So many with lower numbers than that, the latest first. */
    List<Snapshot> latest(WorkspaceKeys keys, long before, int most) {
        return bucket.list(keys.snapshots()).stream()
                .flatMap(object -> keys.numberOf(object.key()).stream())
                .filter(number -> number < before)
                .sorted(Comparator.reverseOrder())
                .limit(most)
                .flatMap(number -> find(keys, number).stream())
                .toList();
    }

    /** The latest first. The newest snapshot may be among them. */
    public List<Snapshot> all(WorkspaceKeys keys) {
        return all(keys.snapshots());
    }

    public Optional<Snapshot> findBranch(WorkspaceKeys keys, long session, String manifest) {
        return read(keys.branch(session, manifest));
    }

    public void writeBranch(WorkspaceKeys keys, Snapshot branch) {
        bucket.write(keys.branch(branch), StoredJson.bytes(SnapshotJson.write(branch)));
    }

    public void removeBranch(WorkspaceKeys keys, Snapshot branch) {
        bucket.remove(keys.branch(branch));
    }

    /** The latest first. */
    public List<Snapshot> branches(WorkspaceKeys keys) {
        return all(keys.branches());
    }

    private List<Snapshot> all(String folder) {
        return bucket.list(folder).stream()
                .map(ListedObject::key)
                .map(this::read)
                .flatMap(Optional::stream)
                .sorted(Comparator.comparingLong(Snapshot::number)
                        .thenComparing(Snapshot::savedAt)
                        .reversed())
                .toList();
    }

    private Optional<Snapshot> read(String key) {
        return bucket.read(key).map(object -> StoredJson.read(object.text(), SnapshotJson::read));
    }
}
