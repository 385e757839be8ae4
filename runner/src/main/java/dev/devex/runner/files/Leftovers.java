package dev.devex.runner.files;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * What runners that were killed have left unfinished; nobody sees it, and every snapshot would keep it. Looks at the
 * folders nearest to the top first and gives up after many names, so that a huge workspace costs no more than a large one.
 */
final class Leftovers {
    private static final int MAX_NAMES = 100_000;
    private static final int MAX_DEPTH = 256;

    private final Workspace workspace;
    private final Deque<Path> folders = new ArrayDeque<>();
    private int seen;

    Leftovers(Workspace workspace) {
        this.workspace = workspace;
    }

    /** Follows no link, and passes over what may not be read or deleted. */
    void delete() {
        Path root = workspace.root();
        folders.add(root);
        while (!folders.isEmpty() && seen < MAX_NAMES) {
            Path path = folders.remove();
            try (Folder folder = workspace.open(path)) {
                sweep(folder, path, path.getNameCount() - root.getNameCount() < MAX_DEPTH);
            } catch (IOException | DirectoryIteratorException unreadable) {
                // the others may be readable
            }
        }
    }

    private void sweep(Folder folder, Path path, boolean deeper) throws IOException {
        for (String name : folder.names()) {
            seen++;
            if (TemporaryName.isLeftover(name)) {
                delete(folder, name);
            } else if (deeper && isFolder(folder.attributes(name))) {
                folders.add(path.resolve(name));
            }
        }
    }

    private static void delete(Folder folder, String name) {
        try {
            folder.delete(name);
        } catch (IOException | DirectoryIteratorException denied) {
            // its neighbours may go
        }
    }

    private static boolean isFolder(@Nullable PosixFileAttributes attributes) {
        return attributes != null && attributes.isDirectory();
    }
}
