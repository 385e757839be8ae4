package dev.devex.storage.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A template's folder as a snapshot. Equal content gives equal bytes on every server: times and umasks play no part. */
final class TemplatePackage {
    private static final FileTime TIME = FileTime.from(Instant.parse("2026-01-01T00:00:00Z"));

    private TemplatePackage() {}

    static TemplateSnapshot of(Path template) throws IOException {
        Path scratch = Files.createTempDirectory("devex-template");
        try {
            Path workspace = scratch.resolve("workspace");
            Path home = Files.createDirectory(scratch.resolve("home"));
            copy(template, workspace);
            normalize(workspace);
            normalize(home);
            return new TemplateSnapshot(String.valueOf(template.getFileName()), workspace, home);
        } finally {
            childrenFirst(scratch).forEach(TemplatePackage::delete);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> paths = Files.walk(from)) {
            for (Path path : (Iterable<Path>) paths::iterator) {
                Files.copy(path, to.resolve(from.relativize(path)), LinkOption.NOFOLLOW_LINKS);
            }
        }
    }

    private static void normalize(Path root) throws IOException {
        for (Path path : childrenFirst(root)) {
            if (!Files.isSymbolicLink(path)) {
                boolean executable = Files.isDirectory(path) || Files.isExecutable(path);
                Files.setPosixFilePermissions(
                        path, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
                Files.setLastModifiedTime(path, TIME);
            }
        }
    }

    private static List<Path> childrenFirst(Path root) throws IOException {
        try (Stream<Path> paths = Files.walk(root)) {
            return paths.sorted(Comparator.reverseOrder()).toList();
        }
    }

    private static void delete(Path path) {
        try {
            Files.delete(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
