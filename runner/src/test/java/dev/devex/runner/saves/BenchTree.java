package dev.devex.runner.saves;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/** A workspace of real files: a folder copied as often as it takes, each file of each copy with a line of its own at its end. */
final class BenchTree {
    private static final int CHANGED = 10;

    private final Path folder;
    private final long files;
    private final long bytes;
    private int count;
    private long size;

    BenchTree(Path folder, long files, long bytes) {
        this.folder = folder;
        this.files = files;
        this.bytes = bytes;
    }

    Path folder() {
        return folder;
    }

    /** Copies until there is enough. */
    void fill(Path source) throws IOException {
        Files.createDirectories(folder.resolve("home"));
        List<Path> sources;
        try (Stream<Path> all = Files.walk(source)) {
            sources = all.filter(Files::isRegularFile).sorted().toList();
        }
        for (int copy = 0; count < files || size < bytes; copy++) {
            for (Path file : sources) {
                if (count >= files && size >= bytes) {
                    return;
                }
                copy(file, folder.resolve("workspace/project" + copy).resolve(source.relativize(file)), copy);
            }
        }
    }

    String description() {
        return String.format("%,d files, %,d MB", count, size / 1_000_000);
    }

    /** Writes a line to the end of ten files of different folders, and returns them. */
    List<Path> change(int round) throws IOException {
        List<Path> chosen;
        try (Stream<Path> all = Files.walk(folder.resolve("workspace"))) {
            List<Path> sources =
                    all.filter(path -> path.toString().endsWith(".js")).sorted().toList();
            chosen = Stream.iterate(round, at -> at + sources.size() / CHANGED - 1)
                    .limit(CHANGED)
                    .map(sources::get)
                    .toList();
        }
        for (Path file : chosen) {
            append(file, "// changed in round " + round + "\n");
        }
        return chosen;
    }

    private void copy(Path file, Path target, int copy) throws IOException {
        Files.createDirectories(target.resolveSibling(""));
        Files.copy(file, target);
        append(target, "// copy " + copy + " of " + file.getFileName() + "\n");
        count++;
        size += Files.size(target);
    }

    private static void append(Path file, String line) throws IOException {
        Files.write(file, line.getBytes(StandardCharsets.UTF_8), StandardOpenOption.APPEND);
    }
}
