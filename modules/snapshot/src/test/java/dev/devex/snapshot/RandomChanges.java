package dev.devex.snapshot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/** What people and their programs do in a workspace, a few things at a time, by a seed. */
final class RandomChanges {
    private static final int MOST = 4;
    private static final int NAMES = 6;
    private static final List<String> MODES = List.of("rwxr-xr-x", "rwx------", "rwxrwxrwx");

    private final Path workspace;
    private final Random random;
    private final List<String> made = new ArrayList<>();

    RandomChanges(Path workspace, int seed) {
        this.workspace = workspace;
        random = new Random(seed);
    }

    /** Returns the folders in which an entry has come, gone or changed: no more than a watch of folders would tell. */
    Set<EntryPath> make() throws IOException {
        made.clear();
        var folders = new LinkedHashSet<EntryPath>();
        for (int left = 1 + random.nextInt(MOST); left > 0; left--) {
            Path target = any(true).resolve("n" + random.nextInt(NAMES));
            Path source = any(false);
            if (change(target, source)) {
                folders.add(folder(target));
                folders.add(folder(source));
            }
        }
        return folders.isEmpty() ? make() : folders;
    }

    static void delete(Path root) throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    @Override
    public String toString() {
        return made.toString();
    }

    private boolean change(Path target, Path source) throws IOException {
        boolean absent = Files.notExists(target) && !Files.isSymbolicLink(target);
        boolean movable = absent && !source.equals(workspace) && !target.startsWith(source);
        switch (random.nextInt(6)) {
            case 0, 1 -> {
                return (absent || Files.isRegularFile(target)) && note("write", target, Files.write(target, bytes()));
            }
            case 2 -> {
                return absent && note("folder", target, Files.createDirectory(target));
            }
            case 3 -> {
                return absent && note("link", target, Files.createSymbolicLink(target, Path.of("n0")));
            }
            case 4 -> {
                return movable && note("move", source, Files.move(source, target));
            }
            default -> {
                return remove(source);
            }
        }
    }

    private boolean remove(Path path) throws IOException {
        if (path.equals(workspace)) {
            return false;
        }
        if (Files.isDirectory(path) && random.nextBoolean()) {
            String mode = MODES.get(random.nextInt(MODES.size()));
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
            return note(mode, path, path);
        }
        delete(path);
        return note("delete", path, path);
    }

    private boolean note(String what, Path path, Path result) {
        return made.add(what + " " + workspace.relativize(path) + " " + workspace.relativize(result));
    }

    private byte[] bytes() {
        byte[] bytes = new byte[random.nextInt(9)];
        random.nextBytes(bytes);
        return bytes;
    }

    private Path any(boolean folder) throws IOException {
        try (Stream<Path> all = Files.walk(workspace)) {
            List<Path> paths = all.filter(path -> !folder || Files.isDirectory(path))
                    .filter(path -> !folder || !Files.isSymbolicLink(path))
                    .sorted()
                    .toList();
            return paths.get(random.nextInt(paths.size()));
        }
    }

    private EntryPath folder(Path path) {
        Path folder = workspace.relativize(path.equals(workspace) ? path : path.resolveSibling(""));
        return folder.toString().isEmpty()
                ? new EntryPath(Roots.WORKSPACE)
                : new EntryPath(Roots.WORKSPACE + "/" + folder);
    }
}
