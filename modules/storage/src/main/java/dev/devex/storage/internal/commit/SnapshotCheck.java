package dev.devex.storage.internal.commit;

import dev.devex.snapshot.ManifestHeader;
import dev.devex.snapshot.Sha256;
import dev.devex.snapshot.SnapshotException;
import dev.devex.snapshot.SnapshotVerifier;
import dev.devex.snapshot.StoredPack;
import dev.devex.storage.MovedWorkspaceException;
import dev.devex.storage.RejectedCommitException;
import dev.devex.storage.Snapshot;
import dev.devex.storage.WorkspaceObject;
import dev.devex.storage.WorkspaceObject.Kind;
import dev.devex.storage.WorkspaceStore.Commit;
import dev.devex.storage.internal.records.Head;
import dev.devex.storage.internal.records.Manifests;
import dev.devex.storage.internal.records.StoredObjects;
import dev.devex.storage.internal.records.WorkspaceKeys;
import dev.devex.storage.internal.s3.S3Bucket;
import dev.devex.storage.internal.s3.S3Errors;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Reads back what a sandbox has stored, and believes nothing else. */
public final class SnapshotCheck implements AutoCloseable {
    private final S3Bucket bucket;
    private final PackCheck packs;
    private final Quota quota;

    public SnapshotCheck(S3Bucket bucket, Quota quota) {
        this.bucket = bucket;
        this.packs = new PackCheck(bucket);
        this.quota = quota;
    }

    /**
     * Reads the manifest, its base, and every pack that {@code known} has not. A base that is the newest snapshot's too was checked
     * when it was committed; its hash is compared all the same.
     *
     * @param known packs of snapshots of this workspace that were checked before
     * @throws RejectedCommitException when something is missing, damaged or another's
     * @throws MovedWorkspaceException when something is just being removed as unused
     */
    ManifestHeader check(WorkspaceKeys keys, Commit commit, Head head, Set<StoredPack> known) {
        requireManifest(keys, commit.manifest());
        var objects = new StoredObjects(bucket, keys);
        try {
            var manifest = new Sha256(commit.manifest().sha256());
            ManifestHeader header = header(manifest, objects, base(head.newest()));
            head.requireKept(Manifests.references(manifest.hex(), header));
            quota.requireSize(Manifests.stored(header));
            var unknown = new HashSet<>(header.packs());
            unknown.removeAll(known);
            packs.check(objects, unknown);
            return header;
        } catch (SnapshotException e) {
            throw new RejectedCommitException(String.valueOf(e.getMessage()));
        } catch (NoSuchFileException e) {
            throw new RejectedCommitException("Something that the snapshot refers to was not uploaded.");
        } catch (IOException e) {
            throw S3Errors.unavailable(e);
        }
    }

    @Override
    public void close() {
        packs.close();
    }

    private void requireManifest(WorkspaceKeys keys, WorkspaceObject manifest) {
        long size = bucket.size(keys.object(manifest))
                .orElseThrow(() -> new RejectedCommitException("The manifest was not uploaded."));
        if (manifest.kind() != Kind.MANIFEST || size != manifest.size()) {
            throw new RejectedCommitException("What was uploaded is not the manifest that was to be saved.");
        }
    }

    private static Sha256 base(Snapshot snapshot) {
        return new Sha256(snapshot.base().orElse(snapshot.manifest().sha256()));
    }

    /** What looks damaged is read once more: it may have been the reading that went wrong. */
    private static ManifestHeader header(Sha256 manifest, StoredObjects objects, Sha256 base) throws IOException {
        try {
            return SnapshotVerifier.verifyManifest(manifest, objects, Optional.of(base));
        } catch (SnapshotException e) {
            return SnapshotVerifier.verifyManifest(manifest, objects, Optional.of(base));
        }
    }
}
