package dev.devex.snapshot.internal.save;

import dev.devex.snapshot.internal.index.FileState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Files and folders whose mode keeps their own owner out. They are opened to the owner while they are saved: otherwise what is
 * in them would be lost with the sandbox. What belongs to others stays as it is. Safe for use by several threads.
 */
final class Unlocked implements AutoCloseable {
    private static final int READ_FILE = 0400;
    private static final int READ_FOLDER = 0500;

    private final Deque<Lock> locks = new ArrayDeque<>();

    /** Returns the state to go on with. */
    synchronized FileState unlock(Path path, FileState state) {
        int needed = state.isDirectory() ? READ_FOLDER : READ_FILE;
        if (state.isLink() || (state.permissions() & needed) == needed) {
            return state;
        }
        try {
            setMode(path, state.permissions() | needed);
            locks.push(new Lock(path, state.permissions()));
            return FileState.of(path);
        } catch (IOException e) {
            return state;
        }
    }

    @Override
    public synchronized void close() {
        locks.forEach(Unlocked::restore);
    }

    private static void restore(Lock lock) {
        try {
            setMode(lock.path(), lock.permissions());
        } catch (IOException e) {
            // it went meanwhile
        }
    }

    private static void setMode(Path path, int permissions) throws IOException {
        Files.setAttribute(path, "unix:mode", permissions);
    }

    private record Lock(Path path, int permissions) {}
}
