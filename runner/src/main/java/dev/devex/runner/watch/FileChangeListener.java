package dev.devex.runner.watch;

/** Is told what changes in the workspace, one batch after the other, by a thread that it must not hold up. */
@FunctionalInterface
public interface FileChangeListener {
    void changed(FileChanges changes);
}
