package dev.devex.snapshot.internal.save;

import dev.devex.snapshot.EntryPath;
import dev.devex.snapshot.Omission.Reason;
import dev.devex.snapshot.Roots;
import dev.devex.snapshot.internal.index.FileState;
import dev.devex.snapshot.internal.manifest.FileNames;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Walks both roots, in the order of {@link EntryPath}. Follows no links. */
final class TreeWalk {
    private static final String EXCLUDED = "home/.cache";

    private final Roots roots;
    private final Unlocked unlocked;
    private final BiConsumer<String, Reason> omissions;
    private final Deque<Level> levels = new ArrayDeque<>();
    private int nextRoot;

    /**
     * A folder, file or link.
     *
     * @param name the path in the snapshot
     */
    record Found(String name, Path path, FileState state) {}

    private record Child(String name, Path path) {}

    private static final class Level {
        final String name;
        final List<Child> children;
        int next;
        boolean omitsTooLong;

        Level(String name, List<Child> children) {
            this.name = name;
            this.children = children;
        }
    }

    /** @param omissions is told what is there and cannot be saved */
    TreeWalk(Roots roots, Unlocked unlocked, BiConsumer<String, Reason> omissions) {
        this.roots = roots;
        this.unlocked = unlocked;
        this.omissions = omissions;
    }

    /**
     * @return null when all was walked
     * @throws IOException when a root cannot be read
     */
    @Nullable
    Found next() throws IOException {
        while (true) {
            Level level = levels.peek();
            if (level == null) {
                return nextRoot < Roots.NAMES.size() ? root(Roots.NAMES.get(nextRoot++)) : null;
            }
            if (level.next == level.children.size()) {
                levels.pop();
                continue;
            }
            Found found = child(level, level.children.get(level.next++));
            if (found != null) {
                return found;
            }
        }
    }

    private Found root(String name) throws IOException {
        Path path = roots.folder(name);
        return enter(new Found(name, path, FileState.of(path)));
    }

    private @Nullable Found child(Level level, Child child) throws IOException {
        String name = level.name + "/" + child.name();
        if (name.equals(EXCLUDED)) {
            return null;
        }
        if (EntryPath.isTooLong(name, child.name())) {
            omitTooLong(level);
            return null;
        }
        try {
            return found(name, child.path());
        } catch (NoSuchFileException | NotDirectoryException e) {
            return null; // it went while the tree was walked: the snapshot is of the moment after
        } catch (AccessDeniedException e) {
            omissions.accept(name, Reason.UNREADABLE);
            return null;
        } catch (FileSystemException e) {
            omissions.accept(name, Reason.PATH_TOO_LONG);
            return null;
        }
    }

    /** No snapshot can have such a path, not even to say that it is left out: it names the folder, and once. */
    private void omitTooLong(Level level) {
        if (!level.omitsTooLong) {
            level.omitsTooLong = true;
            omissions.accept(level.name, Reason.PATH_TOO_LONG);
        }
    }

    private @Nullable Found found(String name, Path path) throws IOException {
        var found = new Found(name, path, FileState.of(path));
        if (found.state().isDirectory()) {
            return enter(found);
        }
        if (found.state().isRegular() || found.state().isLink()) {
            return found;
        }
        omissions.accept(name, Reason.SPECIAL_FILE);
        return null;
    }

    private Found enter(Found folder) throws IOException {
        unlocked.unlock(folder.path(), folder.state());
        try {
            levels.push(new Level(folder.name(), children(folder.path())));
        } catch (AccessDeniedException e) {
            if (folder.name().indexOf('/') < 0) {
                throw e;
            }
            omissions.accept(folder.name(), Reason.UNREADABLE);
        }
        return folder;
    }

    private static List<Child> children(Path folder) throws IOException {
        var children = new ArrayList<Child>();
        try (var stream = Files.newDirectoryStream(folder)) {
            for (Path path : stream) {
                children.add(new Child(FileNames.text(path.getFileName()), path));
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        children.sort((one, other) -> FileNames.compare(one.name(), other.name()));
        return children;
    }
}
