package dev.devex.storage.internal;

import dev.devex.snapshot.Roots;
import dev.devex.storage.Snapshot;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Optional;

/** The folders of a sandbox, which a test fills and saves again and again. */
public final class TestFolders {
    public static final Instant TIME = Instant.parse("2026-01-02T03:04:05.678Z");

    private final TestStore store;
    private final Path index;
    private final Roots roots;
    private Optional<String> newest = Optional.empty();

    public TestFolders(TestStore store, Path folder) throws IOException {
        this.store = store;
        index = folder.resolve("index");
        roots = new Roots(
                Files.createDirectory(folder.resolve("workspace")), Files.createDirectory(folder.resolve("home")));
    }

    public Snapshot save() throws IOException {
        Snapshot saved = store.save(roots, index, newest);
        newest = Optional.of(saved.manifest().sha256());
        return saved;
    }

    public Path path(String path) {
        int slash = path.indexOf('/');
        Path root = path.startsWith("home/") ? roots.home() : roots.workspace();
        return root.resolve(path.substring(slash + 1));
    }

    public void write(String path, byte[] content, String permissions) throws IOException {
        Path file = path(path);
        Files.createDirectories(file.getParent());
        Files.write(file, content);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
        Files.setLastModifiedTime(file, FileTime.from(TIME));
    }

    public void write(String path, String content) throws IOException {
        write(path, content.getBytes(StandardCharsets.UTF_8), "rw-r--r--");
    }
}
