package dev.devex.runner.watch;

import static java.nio.file.StandardWatchEventKinds.ENTRY_CREATE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_DELETE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_MODIFY;

import dev.devex.runner.files.FileChange.Kind;
import dev.devex.runner.files.TemporaryName;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The folders of the workspace that the system watches for us, those near the top first and the insides of folders that tools
 * fill last. Links are not followed, and what is not finished is passed over. For one thread.
 */
final class WatchedTree {
    private static final Set<String> LAST = Set.of("node_modules", ".git");

    private final Path root;
    private final WatchService service;
    private final WatchLimits limits;
    private final NavigableMap<String, WatchedFolder> folders = new TreeMap<>();
    private final Map<WatchKey, WatchedFolder> byKey = new HashMap<>();
    private int names;
    private boolean complete = true;

    WatchedTree(Path root, WatchService service, WatchLimits limits) {
        this.root = root;
        this.service = service;
        this.limits = limits;
    }

    /** False once a folder could not be watched because there are too many. */
    boolean isComplete() {
        return complete;
    }

    Path absolute(String path) {
        return root.resolve(path);
    }

    @Nullable
    WatchedFolder folder(String path) {
        return folders.get(path);
    }

    @Nullable
    WatchedFolder folder(WatchKey key) {
        return byKey.get(key);
    }

    /** Watches the folder at {@code path} and those below; tells {@code found} of all that is in them. */
    void add(String path, PendingChanges found) {
        Deque<String> next = new ArrayDeque<>(List.of(path));
        Deque<String> last = new ArrayDeque<>();
        while (complete && !(next.isEmpty() && last.isEmpty())) {
            String folder = next.isEmpty() ? last.remove() : next.remove();
            if (limits.passedOver().contains(folder)) {
                continue;
            }
            try {
                list(watch(folder), found).forEach(child -> (isLast(child) ? last : next).add(child));
            } catch (FileSystemException | DirectoryIteratorException goneOrDenied) {
                // If it is there again, its parent will say so.
            } catch (IOException noMoreWatches) {
                complete = false;
            }
        }
    }

    /** Looks again what is in the folder at {@code path}, of which the system has lost count. */
    void refresh(String path) {
        WatchedFolder folder = folders.get(path);
        if (folder == null) {
            return;
        }
        for (WatchedFolder child : children(folder)) {
            if (child.identity() == null || !child.identity().equals(identity(absolute(child.path())))) {
                remove(child.path());
            }
        }
        names -= folder.names().size();
        folder.names().clear();
        try {
            for (String child : list(folder, new PendingChanges())) {
                if (!folders.containsKey(child)) {
                    add(child, new PendingChanges());
                }
            }
        } catch (IOException | DirectoryIteratorException gone) {
            // Its parent will say so.
        }
    }

    /** Watches the folder at {@code path} and those below no longer. */
    void remove(String path) {
        WatchedFolder folder = folders.remove(path);
        if (folder != null) {
            release(folder);
            Map<String, WatchedFolder> below = below(path);
            below.values().forEach(this::release);
            below.clear();
        }
    }

    void count(int more) {
        names += more;
    }

    private WatchedFolder watch(String path) throws IOException {
        if (folders.size() >= limits.folders() || names >= limits.names()) {
            throw new IOException("too many folders");
        }
        Path folder = absolute(path);
        WatchKey key = folder.register(service, ENTRY_CREATE, ENTRY_DELETE, ENTRY_MODIFY);
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            key.cancel();
            throw new NotDirectoryException(path);
        }
        WatchedFolder watched = new WatchedFolder(path, identity(folder), key, new NameSet());
        folders.put(path, watched);
        byKey.put(key, watched);
        return watched;
    }

    /** Takes down all names in the folder; returns the paths of the folders among them. */
    private List<String> list(WatchedFolder folder, PendingChanges found) throws IOException {
        List<String> children = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(absolute(folder.path()))) {
            for (Path entry : entries) {
                String name = entry.getFileName().toString();
                if (TemporaryName.is(name)) {
                    continue;
                }
                folder.names().add(name);
                names++;
                found.add(folder.path(name), Kind.CREATED);
                if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
                    children.add(folder.path(name));
                }
            }
        }
        return children;
    }

    private List<WatchedFolder> children(WatchedFolder folder) {
        int slash = folder.path().isEmpty() ? -1 : folder.path().length();
        return below(folder.path()).values().stream()
                .filter(other -> !other.path().isEmpty() && other.path().lastIndexOf('/') == slash)
                .toList();
    }

    private void release(WatchedFolder folder) {
        folder.key().cancel();
        byKey.remove(folder.key());
        names -= folder.names().size();
    }

    private NavigableMap<String, WatchedFolder> below(String path) {
        // '0' is the character after '/'.
        return path.isEmpty() ? folders : folders.subMap(path + "/", false, path + "0", false);
    }

    private static boolean isLast(String path) {
        return LAST.contains(path.substring(path.lastIndexOf('/') + 1));
    }

    private static @Nullable Object identity(Path folder) {
        try {
            return Files.readAttributes(folder, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                    .fileKey();
        } catch (IOException gone) {
            return null;
        }
    }
}
