package dev.devex.snapshot.internal.save;

import dev.devex.snapshot.EntryPath;
import dev.devex.snapshot.Omission.Reason;
import dev.devex.snapshot.Roots;
import dev.devex.snapshot.Scope;
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

/** Walks what lies within a scope, and the way there. */
final class TreeWalk implements Walk {
    private static final String EXCLUDED = "home/.cache";

    private final Roots roots;
    private final Scope scope;
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
    TreeWalk(Roots roots, Scope scope, Unlocked unlocked, BiConsumer<String, Reason> omissions) {
        this.roots = roots;
        this.scope = scope;
        this.unlocked = unlocked;
        this.omissions = omissions;
    }

    @Override
    public @Nullable Found next() throws IOException {
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

    @Override
    public void enter(Found folder) throws IOException {
        levels.pop();
        list(folder);
    }

    @Override
    public void close() {}

    private Found root(String name) throws IOException {
        Path path = roots.folder(name);
        var root = new Found(name, path, FileState.of(path));
        lookInto(root);
        return root;
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
            lookInto(found);
            return found;
        }
        if (found.state().isRegular() || found.state().isLink()) {
            return found;
        }
        omissions.accept(name, Reason.SPECIAL_FILE);
        return null;
    }

    private void lookInto(Found folder) throws IOException {
        unlocked.unlock(folder.path(), folder.state());
        if (scope.includes(folder.name())) {
            list(folder);
        } else {
            levels.push(new Level(folder.name(), ways(folder)));
        }
    }

    private void list(Found folder) throws IOException {
        try {
            levels.push(new Level(folder.name(), children(folder.path())));
        } catch (AccessDeniedException e) {
            if (folder.name().indexOf('/') < 0) {
                throw e;
            }
            omissions.accept(folder.name(), Reason.UNREADABLE);
        }
    }

    private List<Child> ways(Found folder) {
        return scope.waysFrom(folder.name()).stream()
                .map(name -> new Child(name, folder.path().resolve(FileNames.path(name))))
                .toList();
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
