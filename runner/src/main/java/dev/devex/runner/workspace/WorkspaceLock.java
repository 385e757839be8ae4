package dev.devex.runner.workspace;

import dev.devex.runner.workspace.Patience.Attempt;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Sees to it that one command at a time, of all processes, has a workspace in hand. It goes with its process. */
final class WorkspaceLock {
    private WorkspaceLock() {}

    /** Waits until whoever has the workspace has ended. */
    static <T> T during(Path index, Attempt<T> work) throws IOException, InterruptedException {
        Path file = index.resolveSibling(index.getFileName() + ".lock");
        try (FileChannel lock = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            lock.lock();
            return work.run();
        }
    }
}
