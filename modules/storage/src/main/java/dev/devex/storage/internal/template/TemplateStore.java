package dev.devex.storage.internal.template;

import dev.devex.snapshot.ManifestHeader;
import dev.devex.snapshot.ManifestReader;
import dev.devex.snapshot.ObjectContent;
import dev.devex.snapshot.ObjectName;
import dev.devex.snapshot.ObjectSink;
import dev.devex.snapshot.ObjectSource;
import dev.devex.snapshot.Sha256;
import dev.devex.snapshot.SnapshotException;
import dev.devex.snapshot.StoredPack;
import dev.devex.storage.internal.records.Folders;
import dev.devex.storage.internal.records.StoredJson;
import dev.devex.storage.internal.s3.S3Bucket;
import jakarta.json.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Optional;

/**
 * One template in the store: its objects, and for each state of its files the name of the manifest that has them. Nothing of it is
 * ever removed, since workspaces refer to its packs.
 */
record TemplateStore(S3Bucket bucket, String id) implements ObjectSink, ObjectSource {
    @Override
    public void put(List<? extends ObjectContent> objects) throws IOException {
        for (ObjectContent object : objects) {
            try (InputStream bytes = object.open()) {
                bucket.write(key(object.name()), bytes.readAllBytes());
            }
        }
    }

    @Override
    public InputStream manifest(Sha256 sha256) throws IOException {
        return open(ObjectName.manifest(sha256));
    }

    @Override
    public InputStream pack(StoredPack pack) throws IOException {
        return open(ObjectName.pack(pack.sha256()));
    }

    /** What was stored for a state of the files, if all of it is there. */
    Optional<PublishedTemplate> find(String files) throws IOException {
        Optional<Sha256> name = bucket.read(version(files))
                .map(object -> StoredJson.read(object.text(), json -> new Sha256(json.getString("manifest"))));
        return name.isPresent() ? read(name.get()) : Optional.empty();
    }

    void name(String files, Sha256 manifest) {
        var json = Json.createObjectBuilder().add("manifest", manifest.hex()).build();
        bucket.write(version(files), StoredJson.bytes(json));
    }

    private Optional<PublishedTemplate> read(Sha256 manifest) throws IOException {
        try (InputStream stored = manifest(manifest)) {
            byte[] bytes = stored.readAllBytes();
            ManifestHeader header = header(bytes, manifest);
            boolean whole = header.packs().stream().allMatch(this::has);
            return whole ? Optional.of(new PublishedTemplate(bytes, header)) : Optional.empty();
        } catch (NoSuchFileException | SnapshotException e) {
            return Optional.empty();
        }
    }

    /** Reads it to its end, where its hash is compared. */
    @SuppressWarnings("StatementWithEmptyBody")
    private static ManifestHeader header(byte[] bytes, Sha256 manifest) throws IOException {
        try (var reader = new ManifestReader(new ByteArrayInputStream(bytes), manifest)) {
            while (reader.next() != null) {}
            return reader.header();
        }
    }

    private boolean has(StoredPack pack) {
        return bucket.size(key(ObjectName.pack(pack.sha256())))
                .filter(size -> size == pack.size())
                .isPresent();
    }

    private InputStream open(ObjectName name) throws IOException {
        return bucket.open(key(name)).orElseThrow(() -> new NoSuchFileException(name.path()));
    }

    private String key(ObjectName name) {
        return Folders.template(id) + name.path();
    }

    private String version(String files) {
        return Folders.template(id) + "versions/" + files + ".json";
    }
}
