package dev.devex.runner.hold;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.StandardWatchEventKinds;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * A file that has the runner of its folder keep still for as long as it is there. The runner holds a lock beside it while it serves;
 * the lock goes with its process, so nobody waits for a runner that is gone.
 */
public record Hold(Path file) {
    private static final long STEP_MILLIS = 20;

    /**
     * Has the runner end what it runs.
     *
     * @return whether it has within that time; its programs may not let it
     */
    public boolean take(Duration patience) throws IOException, InterruptedException {
        try {
            Files.createFile(file);
        } catch (FileAlreadyExistsException taken) {
            // by a save before this one
        }
        long end = System.nanoTime() + patience.toNanos();
        try (FileChannel channel = open()) {
            while (true) {
                FileLock lock = channel.tryLock();
                if (lock != null || System.nanoTime() - end >= 0) {
                    return lock != null;
                }
                TimeUnit.MILLISECONDS.sleep(STEP_MILLIS);
            }
        }
    }

    /** Lets the runner serve again. */
    public void release() throws IOException {
        Files.deleteIfExists(file);
    }

    public boolean isTaken() {
        return Files.exists(file);
    }

    /** For the runner: it serves until this is closed. */
    public Closeable serve() throws IOException {
        FileChannel channel = open();
        channel.lock();
        return channel;
    }

    /** For the runner: returns once the file is there, or is not. */
    public void await(boolean taken) throws IOException, InterruptedException {
        try (var watch = file.getFileSystem().newWatchService()) {
            folder().register(watch, StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_DELETE);
            while (isTaken() != taken) {
                var key = watch.take();
                key.pollEvents();
                key.reset();
            }
        }
    }

    private FileChannel open() throws IOException {
        Path lock = file.resolveSibling(file.getFileName() + ".lock");
        return FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    private Path folder() {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            throw new IllegalArgumentException(file + " has no folder");
        }
        return folder;
    }
}
