package dev.devex.runner.workspace;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Sees to it that one command at a time, of all processes, has a workspace in hand. It goes with its process. */
final class WorkspaceLock implements AutoCloseable {
    private final FileChannel file;

    private WorkspaceLock(FileChannel file) {
        this.file = file;
    }

    /** Waits until whoever has it has ended. */
    static WorkspaceLock beside(Path index) throws IOException {
        FileChannel file = FileChannel.open(
                index.resolveSibling(index.getFileName() + ".lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        file.lock();
        return new WorkspaceLock(file);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
