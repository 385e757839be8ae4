package dev.devex.runner.watch;

import static java.nio.file.StandardWatchEventKinds.ENTRY_CREATE;
import static java.nio.file.StandardWatchEventKinds.OVERFLOW;

import dev.devex.runner.files.FileChange.Kind;
import dev.devex.runner.files.TemporaryName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The names that the system has mentioned in a moment. What has become of them is looked up once, at the end, so that a
 * thousand writes are one change, and a save that renames is a modification. For one thread.
 */
final class Batch {
    private static final int MAX_TOUCHED = 10_000;

    private final WatchedTree tree;
    /** Whether something new has come under the name. */
    private final Map<Touched, Boolean> touched = new LinkedHashMap<>();

    private final Set<String> unclear = new LinkedHashSet<>();
    private final PendingChanges changes = new PendingChanges();

    Batch(WatchedTree tree) {
        this.tree = tree;
    }

    /** Takes what the system says of one folder; false when the workspace itself is gone. */
    boolean take(WatchKey key) {
        WatchedFolder folder = tree.folder(key);
        for (WatchEvent<?> event : key.pollEvents()) {
            if (folder != null) {
                take(folder, event);
            }
        }
        return key.reset() || folder == null || !folder.path().isEmpty();
    }

    FileChanges settle() {
        for (String folder : unclear) {
            changes.addRescan();
            tree.refresh(folder);
        }
        Map<Touched, BasicFileAttributes> present = new LinkedHashMap<>();
        for (Touched name : touched.keySet()) {
            BasicFileAttributes attributes = attributes(name.path());
            if (attributes == null) {
                settleAbsent(name);
            } else {
                present.put(name, attributes);
            }
        }
        present.forEach(this::settlePresent);
        return changes.take();
    }

    private void take(WatchedFolder folder, WatchEvent<?> event) {
        if (event.kind() == OVERFLOW || touched.size() >= MAX_TOUCHED) {
            unclear.add(folder.path());
        } else if (event.context() instanceof Path path && !TemporaryName.is(path.toString())) {
            touched.merge(
                    new Touched(folder.path(), path.toString()), event.kind() == ENTRY_CREATE, Boolean::logicalOr);
        }
    }

    private void settleAbsent(Touched name) {
        tree.remove(name.path());
        WatchedFolder folder = tree.folder(name.folder());
        if (folder != null && folder.names().contains(name.name())) {
            folder.names().remove(name.name());
            tree.count(-1);
            changes.add(name.path(), Kind.DELETED);
        }
    }

    private void settlePresent(Touched name, BasicFileAttributes attributes) {
        WatchedFolder folder = tree.folder(name.folder());
        if (folder == null) {
            return;
        }
        boolean known = folder.names().contains(name.name());
        if (!known) {
            folder.names().add(name.name());
            tree.count(1);
        }
        boolean wasFolder = tree.folder(name.path()) != null;
        boolean replaced = touched.getOrDefault(name, false) || wasFolder != attributes.isDirectory();
        if (attributes.isDirectory()) {
            if (replaced) {
                changes.add(name.path(), Kind.CREATED);
                tree.remove(name.path());
                tree.add(name.path(), changes);
            }
            return;
        }
        tree.remove(name.path());
        changes.add(name.path(), known && !wasFolder ? Kind.MODIFIED : Kind.CREATED);
    }

    private @Nullable BasicFileAttributes attributes(String path) {
        try {
            return Files.readAttributes(tree.absolute(path), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        } catch (IOException gone) {
            return null;
        }
    }

    private record Touched(String folder, String name) {
        String path() {
            return folder.isEmpty() ? name : folder + "/" + name;
        }
    }
}
