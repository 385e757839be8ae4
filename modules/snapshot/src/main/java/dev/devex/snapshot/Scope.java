package dev.devex.snapshot;

import dev.devex.snapshot.internal.manifest.FileNames;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The folders that a save looks into: what each is itself, and what is directly in it. Of all others it is said that nothing has
 * been written in them since the last save. Those that a save comes by and finds new or changed it looks into all the same.
 */
public final class Scope {
    public static final Scope EVERYTHING = new Scope();

    private final Set<String> folders = new HashSet<>();
    /** By a folder, which of its children lead to folders that are looked into. */
    private final Map<String, SortedSet<String>> ways = new HashMap<>();

    private Scope() {}

    /** Of those folders alone; some may not be there any more, or be no folders. None at all stands for everything. */
    public static Scope of(Collection<EntryPath> folders) {
        return folders.isEmpty() ? EVERYTHING : new Scope().add(folders);
    }

    /** The paths of all; none, where it is everything. */
    public Set<String> folders() {
        return Collections.unmodifiableSet(folders);
    }

    public boolean isEverything() {
        return folders.isEmpty();
    }

    /** The same, and those with the folders they are in. */
    public Scope with(Collection<EntryPath> paths) {
        if (isEverything() || paths.isEmpty()) {
            return this;
        }
        var wider = new Scope().add(paths);
        folders.forEach(wider::add);
        paths.forEach(path -> path.parent().ifPresent(folder -> wider.add(folder.text())));
        return wider;
    }

    /** Whether the folder of this path is looked into. */
    public boolean includes(String folder) {
        return isEverything() || folders.contains(folder);
    }

    /** Whether it would be seen that something is or is not under this path. */
    public boolean covers(String path) {
        return includes(path) || includes(path.substring(0, Math.max(0, path.lastIndexOf('/'))));
    }

    /** The names in a folder that is not looked into itself which lead to others that are; in the order of {@link EntryPath}. */
    public Collection<String> waysFrom(String folder) {
        return ways.getOrDefault(folder, new TreeSet<>());
    }

    private Scope add(Collection<EntryPath> paths) {
        paths.forEach(path -> add(path.text()));
        return this;
    }

    private void add(String folder) {
        folders.add(folder);
        String path = folder;
        for (int slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/')) {
            ways.computeIfAbsent(path.substring(0, slash), way -> new TreeSet<>(FileNames::compare))
                    .add(path.substring(slash + 1));
            path = path.substring(0, slash);
        }
    }
}
