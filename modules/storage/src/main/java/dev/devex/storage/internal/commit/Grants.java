package dev.devex.storage.internal.commit;

import dev.devex.snapshot.ManifestHeader;
import dev.devex.storage.RejectedCommitException;
import dev.devex.storage.Snapshot;
import dev.devex.storage.SnapshotGrant;
import dev.devex.storage.SnapshotGrant.Link;
import dev.devex.storage.UploadGrant;
import dev.devex.storage.UploadGrant.Upload;
import dev.devex.storage.WorkspaceObject;
import dev.devex.storage.WorkspaceObject.Kind;
import dev.devex.storage.internal.records.Manifests;
import dev.devex.storage.internal.records.StoredObjects;
import dev.devex.storage.internal.records.WorkspaceKeys;
import dev.devex.storage.internal.s3.Presigner;
import dev.devex.storage.internal.s3.S3Bucket;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Presigned requests for sandboxes, good for a quarter of an hour. */
public final class Grants {
    private static final Duration VALIDITY = Duration.ofMinutes(15);

    private final S3Bucket bucket;
    private final Manifests manifests;
    private final Presigner presigner;
    private final Clock clock;

    public Grants(S3Bucket bucket, Manifests manifests, Presigner presigner, Clock clock) {
        this.bucket = bucket;
        this.manifests = manifests;
        this.presigner = presigner;
        this.clock = clock;
    }

    /** All that is needed to read a snapshot. */
    public SnapshotGrant of(WorkspaceKeys keys, Snapshot snapshot) {
        Instant expiresAt = expiry();
        ManifestHeader header = manifests.header(keys, snapshot);
        var objects = new StoredObjects(bucket, keys);
        List<Link> packs = header.packs().stream()
                .map(pack -> link(objects.key(pack), pack.sha256().hex(), pack.size()))
                .toList();
        WorkspaceObject manifest = snapshot.manifest();
        Optional<Link> base = snapshot.base().map(sha256 -> base(keys.object(Kind.MANIFEST, sha256), sha256));
        return new SnapshotGrant(
                snapshot, link(keys.object(manifest), manifest.sha256(), manifest.size()), base, packs, expiresAt);
    }

    /** All that is needed to upload what is not there yet. */
    public UploadGrant of(WorkspaceKeys keys, List<WorkspaceObject> objects) {
        Instant expiresAt = expiry();
        List<Upload> uploads = objects.stream()
                .map(object -> upload(keys.object(object), object))
                .toList();
        return new UploadGrant(uploads, expiresAt);
    }

    private Upload upload(String key, WorkspaceObject object) {
        Optional<Long> size = bucket.size(key);
        if (size.isEmpty()) {
            return put(key, object);
        }
        if (size.get() != object.size()) {
            throw new RejectedCommitException("There is an object of that name, and it has another size.");
        }
        return Upload.stored();
    }

    /** Takes exactly the object's bytes, and only where there is none of that name. */
    private Upload put(String key, WorkspaceObject object) {
        byte[] sha256 = HexFormat.of().parseHex(object.sha256());
        var headers = Map.of(
                "If-None-Match",
                "*",
                "x-amz-checksum-sha256",
                Base64.getEncoder().encodeToString(sha256));
        var signed = new TreeMap<>(headers);
        signed.put("Content-Length", Long.toString(object.size()));
        URI url = presigner.sign("PUT", bucket.address(key), signed, VALIDITY);
        return new Upload(Optional.of(url), headers);
    }

    private Link base(String key, String sha256) {
        return link(key, sha256, bucket.size(key).orElseThrow());
    }

    private Link link(String key, String sha256, long size) {
        return new Link(sha256, size, presigner.sign("GET", bucket.address(key), Map.of(), VALIDITY));
    }

    /** From when what is signed from now on is refused, or a little earlier. */
    private Instant expiry() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS).plus(VALIDITY);
    }
}
