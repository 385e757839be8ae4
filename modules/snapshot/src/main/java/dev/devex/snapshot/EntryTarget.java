package dev.devex.snapshot;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;

/** Where the entries of a snapshot belong. */
final class EntryTarget {
    private static final Set<String> FORBIDDEN = Set.of("", ".", "..");

    private final Roots roots;

    EntryTarget(Roots roots) {
        this.roots = roots;
    }

    Path pathOf(TarArchiveEntry entry) {
        String name = ExactNames.name(entry);
        String trimmed = name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
        List<String> segments = List.of(trimmed.split("/", -1));
        if (name.indexOf('\0') >= 0 || segments.stream().anyMatch(FORBIDDEN::contains)) {
            throw new UnsafeSnapshotException("An entry of the snapshot lies outside the workspace.");
        }
        Path path = rootOf(segments.get(0));
        for (String segment : segments.subList(1, segments.size())) {
            path = path.resolve(FileNames.path(segment));
        }
        return path;
    }

    Path linkTarget(TarArchiveEntry entry) {
        String text = ExactNames.linkTarget(entry);
        if (text.isEmpty() || text.indexOf('\0') >= 0) {
            throw new UnsafeSnapshotException("A symbolic link of the snapshot leads nowhere.");
        }
        return FileNames.path(text);
    }

    boolean isRoot(Path path) {
        return path.equals(roots.workspace()) || path.equals(roots.home());
    }

    boolean bothRootsIn(Set<Path> folders) {
        return folders.contains(roots.workspace()) && folders.contains(roots.home());
    }

    private Path rootOf(String segment) {
        return switch (segment) {
            case Roots.WORKSPACE -> roots.workspace();
            case Roots.HOME -> roots.home();
            default -> throw new UnsafeSnapshotException("An entry of the snapshot lies outside the workspace.");
        };
    }
}
