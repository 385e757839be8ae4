package dev.devex.runner.watch;

import dev.devex.runner.files.FileChange;
import java.util.List;

/**
 * What has changed in a moment, each path once. A folder that is created is followed by what is in it; one that is deleted
 * stands for all that was in it.
 *
 * @param rescan not all changes are known, and none are listed
 */
public record FileChanges(List<FileChange> changes, boolean rescan) {
    public static final FileChanges RESCAN = new FileChanges(List.of(), true);

    public FileChanges {
        changes = List.copyOf(changes);
    }

    boolean isEmpty() {
        return changes.isEmpty() && !rescan;
    }
}
