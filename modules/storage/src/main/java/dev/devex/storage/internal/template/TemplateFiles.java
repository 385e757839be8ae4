package dev.devex.storage.internal.template;

import dev.devex.snapshot.Roots;
import dev.devex.snapshot.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A template's folder.
 *
 * @param hash of the content: equal for equal files wherever they were checked out, since times and umasks play no part
 */
record TemplateFiles(Path folder, String hash) {
    private static final FileTime TIME = FileTime.from(Instant.parse("2026-01-01T00:00:00Z"));

    static TemplateFiles of(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            String listing = paths.sorted().map(path -> line(folder, path)).collect(Collectors.joining());
            return new TemplateFiles(
                    folder,
                    Sha256.ofContent(listing.getBytes(StandardCharsets.UTF_8)).hex());
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** Copies them to where a new workspace would have them, with the times and permissions that all are to have. */
    Roots copyTo(Path scratch) throws IOException {
        var roots = new Roots(scratch.resolve("workspace"), scratch.resolve("home"));
        Files.createDirectory(roots.home());
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : (Iterable<Path>) paths::iterator) {
                Files.copy(path, roots.workspace().resolve(folder.relativize(path)), LinkOption.NOFOLLOW_LINKS);
            }
        }
        normalize(roots.workspace());
        normalize(roots.home());
        return roots;
    }

    private static String line(Path folder, Path path) {
        try {
            String content = Files.isSymbolicLink(path)
                    ? "link " + Files.readSymbolicLink(path)
                    : Files.isDirectory(path)
                            ? "folder"
                            : permissions(path) + " " + Sha256.ofContent(Files.readAllBytes(path));
            return folder.relativize(path) + "\0" + content + "\0";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void normalize(Path root) throws IOException {
        for (Path path : childrenFirst(root)) {
            if (!Files.isSymbolicLink(path)) {
                Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions(path)));
                Files.setLastModifiedTime(path, TIME);
            }
        }
    }

    private static String permissions(Path path) {
        return Files.isDirectory(path) || Files.isExecutable(path) ? "rwxr-xr-x" : "rw-r--r--";
    }

    private static List<Path> childrenFirst(Path root) throws IOException {
        try (Stream<Path> paths = Files.walk(root)) {
            return paths.sorted(Comparator.reverseOrder()).toList();
        }
    }
}
