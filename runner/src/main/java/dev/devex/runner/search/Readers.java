package dev.devex.runner.search;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Supplier;

/** A few threads that read files, while another finds them. They step back for whatever else the machine has to do. */
final class Readers {
    private static final int THREADS =
            Math.max(1, Math.min(2, Runtime.getRuntime().availableProcessors()));
    private static final int WAITING = 256;

    /** A regular expression goes deep. */
    private static final long STACK_BYTES = 1 << 20;

    private final BlockingQueue<Optional<Job>> waiting = new ArrayBlockingQueue<>(WAITING);
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean failed;

    /** Each thread has a reader of its own. */
    Readers(Supplier<Reader> readers) {
        for (int i = 0; i < THREADS; i++) {
            Thread thread = new Thread(null, () -> read(readers.get()), "search", STACK_BYTES);
            thread.setDaemon(true);
            threads.add(thread);
            thread.start();
        }
    }

    void add(String path, Path file) throws InterruptedException {
        waiting.put(Optional.of(new Job(path, file)));
    }

    /** Waits until all is read; throws {@link SearchException} when a reader has failed. */
    void finish() throws InterruptedException {
        for (int i = 0; i < threads.size(); i++) {
            waiting.put(Optional.empty());
        }
        for (Thread thread : threads) {
            thread.join();
        }
        if (failed) {
            throw new SearchException("The search broke off.");
        }
    }

    private void read(Reader reader) {
        Niceness.lower();
        try {
            Optional<Job> job = waiting.take();
            try {
                for (; job.isPresent(); job = waiting.take()) {
                    reader.read(job.get().path(), job.get().file());
                }
            } finally {
                // Whoever adds files must not wait for a reader that has failed.
                failed |= job.isPresent();
                while (job.isPresent()) {
                    job = waiting.take();
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Reads one file. */
    @FunctionalInterface
    interface Reader {
        void read(String path, Path file);
    }

    private record Job(String path, Path file) {}
}
