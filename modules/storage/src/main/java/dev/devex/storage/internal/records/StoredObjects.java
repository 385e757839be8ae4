package dev.devex.storage.internal.records;

import dev.devex.snapshot.ManifestHeader;
import dev.devex.snapshot.ManifestReader;
import dev.devex.snapshot.ObjectSource;
import dev.devex.snapshot.Sha256;
import dev.devex.snapshot.StoredPack;
import dev.devex.storage.WorkspaceObject.Kind;
import dev.devex.storage.internal.s3.S3Bucket;
import dev.devex.storage.internal.s3.S3Bucket.ListedObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import java.util.List;

/** The objects of one workspace, and the packs of templates that it refers to. */
public record StoredObjects(S3Bucket bucket, WorkspaceKeys keys) implements ObjectSource {
    @Override
    public InputStream manifest(Sha256 sha256) throws IOException {
        return open(keys.object(Kind.MANIFEST, sha256.hex()));
    }

    @Override
    public InputStream pack(StoredPack pack) throws IOException {
        return open(key(pack));
    }

    @Override
    public InputStream pack(StoredPack pack, long offset, int length) throws IOException {
        String key = key(pack);
        return bucket.open(key, offset, length).orElseThrow(() -> new NoSuchFileException(key));
    }

    public String key(StoredPack pack) {
        return pack.template()
                .map(template -> Folders.templatePack(template, pack.sha256().hex()))
                .orElseGet(() -> keys.object(Kind.PACK, pack.sha256().hex()));
    }

    /** Manifests and packs of the workspace itself, whoever refers to them. */
    public List<ListedObject> all() {
        return Arrays.stream(Kind.values())
                .map(keys::objects)
                .flatMap(folder -> bucket.list(folder).stream())
                .toList();
    }

    /** What an object is called below the workspace's prefix. */
    public String name(ListedObject object) {
        return keys.name(object.key());
    }

    public ManifestHeader header(Sha256 manifest) throws IOException {
        try (var reader = new ManifestReader(manifest(manifest), manifest)) {
            return reader.header();
        }
    }

    private InputStream open(String key) throws IOException {
        return bucket.open(key).orElseThrow(() -> new NoSuchFileException(key));
    }
}
