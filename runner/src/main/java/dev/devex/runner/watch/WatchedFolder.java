package dev.devex.runner.watch;

import java.nio.file.WatchKey;
import org.jspecify.annotations.Nullable;

/**
 * A folder whose changes the system tells.
 *
 * @param path relative to the workspace, which is the empty path itself
 * @param identity tells it from another folder that takes its place
 */
record WatchedFolder(String path, @Nullable Object identity, WatchKey key, NameSet names) {
    String path(String name) {
        return path.isEmpty() ? name : path + "/" + name;
    }
}
