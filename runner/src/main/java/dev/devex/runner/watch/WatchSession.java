package dev.devex.runner.watch;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Path;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One stretch of watching, from the first listener to the last. */
final class WatchSession implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(WatchSession.class);

    /** How long changes are collected before they are told. */
    private static final long MOMENT_MILLIS = 100;

    private static final long DRAIN_MILLIS = 20;

    /** How often a client is told to look again by itself while not all folders are watched, and how often that is tried anew. */
    private static final Duration RESCAN = Duration.ofSeconds(5);

    private static final Duration RETRY = Duration.ofMinutes(1);

    private final Path root;
    private final WatchLimits limits;
    private final Consumer<FileChanges> told;
    private final CompletableFuture<Void> started = new CompletableFuture<>();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private @Nullable WatchService service;

    WatchSession(Path root, WatchLimits limits, Consumer<FileChanges> told) {
        this.root = root;
        this.limits = limits;
        this.told = told;
    }

    /** Done once every later change is told. */
    CompletableFuture<Void> started() {
        return started;
    }

    void stop() {
        stopped.countDown();
        close(service());
    }

    @Override
    public void run() {
        while (stopped.getCount() > 0) {
            try {
                follow();
            } catch (ClosedWatchServiceException over) {
                LOG.debug("Nobody listens any more.", over);
            } catch (IOException unwatchable) {
                LOG.debug("The workspace cannot be watched now.", unwatchable);
                started.complete(null);
                rest();
            } catch (InterruptedException over) {
                stop();
            }
        }
    }

    private void follow() throws IOException, InterruptedException {
        try (WatchService watches = root.getFileSystem().newWatchService()) {
            setService(watches);
            WatchedTree tree = new WatchedTree(root, watches, limits);
            tree.add("", new PendingChanges());
            if (tree.folder("") == null) {
                throw new IOException("no folder can be watched");
            }
            if (!started.complete(null)) {
                told.accept(FileChanges.RESCAN);
            }
            if (tree.isComplete()) {
                followAll(tree, watches);
            } else {
                followSome(tree, watches);
            }
        }
    }

    private void followAll(WatchedTree tree, WatchService watches) throws IOException, InterruptedException {
        while (tree.isComplete()) {
            settle(tree, watches, watches.take());
        }
        told.accept(FileChanges.RESCAN);
    }

    private void followSome(WatchedTree tree, WatchService watches) throws IOException, InterruptedException {
        long retry = System.nanoTime() + RETRY.toNanos();
        long rescan = System.nanoTime();
        while (System.nanoTime() < retry) {
            if (System.nanoTime() >= rescan) {
                told.accept(FileChanges.RESCAN);
                rescan = System.nanoTime() + RESCAN.toNanos();
            }
            WatchKey key = watches.poll(rescan - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (key != null) {
                settle(tree, watches, key);
            }
        }
    }

    private void settle(WatchedTree tree, WatchService watches, WatchKey first)
            throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(MOMENT_MILLIS);
        Batch batch = new Batch(tree);
        boolean rooted = batch.take(first);
        do {
            TimeUnit.MILLISECONDS.sleep(DRAIN_MILLIS);
            for (WatchKey key = watches.poll(); key != null; key = watches.poll()) {
                rooted &= batch.take(key);
            }
        } while (System.nanoTime() < end);
        FileChanges changes = batch.settle();
        if (!changes.isEmpty()) {
            told.accept(changes);
        }
        if (!rooted) {
            throw new IOException("the workspace is gone");
        }
    }

    private void rest() {
        told.accept(FileChanges.RESCAN);
        try {
            stopped.await(RESCAN.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException over) {
            stop();
        }
    }

    private synchronized void setService(WatchService watches) {
        service = watches;
        if (stopped.getCount() == 0) {
            close(watches);
        }
    }

    private synchronized @Nullable WatchService service() {
        return service;
    }

    private static void close(@Nullable WatchService watches) {
        try {
            if (watches != null) {
                watches.close();
            }
        } catch (IOException failed) {
            LOG.debug("Watches could not be given back.", failed);
        }
    }
}
