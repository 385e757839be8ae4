package dev.devex.storage.internal.records;

import dev.devex.kernel.UnavailableException;
import dev.devex.snapshot.ManifestHeader;
import dev.devex.snapshot.Sha256;
import dev.devex.snapshot.SnapshotException;
import dev.devex.snapshot.StoredPack;
import dev.devex.storage.Snapshot;
import dev.devex.storage.internal.s3.S3Bucket;
import dev.devex.storage.internal.s3.S3Errors;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The headers of manifests that were checked when they were committed. */
public final class Manifests {
    private final S3Bucket bucket;

    public Manifests(S3Bucket bucket) {
        this.bucket = bucket;
    }

    /** @throws UnavailableException when it cannot be read, or is missing or damaged, which is the store's fault */
    public ManifestHeader header(WorkspaceKeys keys, Snapshot snapshot) {
        return find(keys, snapshot)
                .orElseThrow(() -> S3Errors.unavailable(new NoSuchFileException(keys.object(snapshot.manifest()))));
    }

    /**
     * None when the manifest is gone.
     *
     * @throws UnavailableException when it cannot be read, or is damaged, which is the store's fault
     */
    public Optional<ManifestHeader> find(WorkspaceKeys keys, Snapshot snapshot) {
        try {
            return Optional.of(new StoredObjects(bucket, keys)
                    .header(new Sha256(snapshot.manifest().sha256())));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException | SnapshotException e) {
            throw S3Errors.unavailable(e);
        }
    }

    /** What a manifest refers to, as names below the workspace's prefix; the manifest itself is among them. */
    public static Set<String> references(String manifest, ManifestHeader header) {
        var names = new TreeSet<String>();
        names.add(Folders.MANIFESTS + manifest);
        header.base().ifPresent(base -> names.add(Folders.MANIFESTS + base.hex()));
        own(header).forEach(pack -> names.add(Folders.PACKS + pack.sha256().hex()));
        return names;
    }

    /** What packs take in the workspace's own prefix, in bytes. */
    public static long stored(ManifestHeader header) {
        return own(header).stream().mapToLong(StoredPack::size).sum();
    }

    /** The packs that are the workspace's, and no template's. */
    public static List<StoredPack> own(ManifestHeader header) {
        return header.packs().stream().filter(pack -> pack.template().isEmpty()).toList();
    }
}
