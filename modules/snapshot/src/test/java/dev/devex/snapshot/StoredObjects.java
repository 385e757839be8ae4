package dev.devex.snapshot;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A store in memory. */
public final class StoredObjects implements ObjectSource, ObjectSink {
    final Map<ObjectName, byte[]> objects = new ConcurrentHashMap<>();

    @Override
    public void put(List<? extends ObjectContent> contents) throws IOException {
        for (ObjectContent content : contents) {
            try (InputStream stream = content.open()) {
                objects.put(content.name(), stream.readAllBytes());
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

    Sha256 putManifest(ManifestHeader header, List<? extends Entry> entries) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var writer = new ManifestWriter(bytes, header)) {
            for (Entry entry : entries) {
                writer.write(entry);
            }
        }
        return putManifest(bytes.toByteArray());
    }

    Sha256 putManifest(byte[] bytes) {
        var name = Sha256.ofContent(bytes);
        objects.put(ObjectName.manifest(name), bytes);
        return name;
    }

    private InputStream open(ObjectName name) throws IOException {
        byte[] bytes = objects.get(name);
        if (bytes == null) {
            throw new NoSuchFileException(name.path());
        }
        return new ByteArrayInputStream(bytes);
    }
}
