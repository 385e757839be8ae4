package dev.devex.runner.workspace;

import dev.devex.snapshot.ObjectContent;
import dev.devex.snapshot.ObjectName;
import dev.devex.snapshot.ObjectSink;
import dev.devex.snapshot.ObjectSource;
import dev.devex.snapshot.Sha256;
import dev.devex.snapshot.StateReader;
import dev.devex.snapshot.StoredPack;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The objects of a workspace, by their paths. */
final class MemoryStore implements ObjectSource, ObjectSink {
    private final Map<String, byte[]> objects = new ConcurrentHashMap<>();

    boolean has(String path) {
        return objects.containsKey(path);
    }

    byte[] get(String path) {
        return Objects.requireNonNull(objects.get(path), path);
    }

    void put(String path, byte[] bytes) {
        objects.put(path, bytes);
    }

    List<String> paths() {
        return List.copyOf(objects.keySet());
    }

    /** The manifest that this one rests on. */
    Optional<Sha256> base(Sha256 manifest) {
        try {
            try (StateReader state = StateReader.open(manifest, this)) {
                return state.header().base();
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Damages one byte of what is named like that. */
    void damage(String prefix) {
        String path = paths().stream()
                .filter(name -> name.startsWith(prefix))
                .findFirst()
                .orElseThrow();
        byte[] bytes = get(path).clone();
        bytes[bytes.length - 8] ^= 1;
        objects.put(path, bytes);
    }

    @Override
    public void put(List<? extends ObjectContent> contents) throws IOException {
        for (ObjectContent content : contents) {
            try (InputStream stream = content.open()) {
                objects.put(content.name().path(), stream.readAllBytes());
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

    private InputStream open(ObjectName name) throws IOException {
        byte[] bytes = objects.get(name.path());
        if (bytes == null) {
            throw new NoSuchFileException(name.path());
        }
        return new ByteArrayInputStream(bytes);
    }
}
