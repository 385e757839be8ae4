package dev.devex.runner.watch;

import dev.devex.runner.files.FileChange;
import dev.devex.runner.files.FileChange.Kind;
import dev.devex.runner.watch.WorkspaceWatcher.Watch;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Writes down what it is told. */
final class Heard implements FileChangeListener {
    private static final long PATIENCE_SECONDS = 60;

    private final List<FileChange> changes = new ArrayList<>();
    private int rescans;
    private int rescansSeen;
    private @Nullable Watch watch;

    void listen(WorkspaceWatcher watcher) {
        watch = watcher.listen(this);
        watch.started()
                .toCompletableFuture()
                .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .join();
    }

    void close() {
        if (watch != null) {
            watch.close();
        }
    }

    @Override
    public synchronized void changed(FileChanges told) {
        changes.addAll(told.changes());
        rescans += told.rescan() ? 1 : 0;
        notifyAll();
    }

    void await(String path, Kind kind) {
        await(() -> changes.contains(new FileChange(path, kind)), kind + " " + path);
    }

    /** Waits until the path has been told, or that everything is to be read again; returns which. */
    synchronized boolean awaitMention(String path) {
        int before = rescans;
        await(() -> rescans > before || !kinds(path).isEmpty(), path);
        return !kinds(path).isEmpty();
    }

    /** Waits for one more. */
    synchronized void awaitRescan() {
        int seen = rescansSeen;
        await(() -> rescans > seen, "rescan");
        rescansSeen++;
    }

    synchronized List<Kind> kinds(String path) {
        return changes.stream()
                .filter(change -> change.path().equals(path))
                .map(FileChange::kind)
                .toList();
    }

    synchronized List<String> paths() {
        return changes.stream().map(FileChange::path).toList();
    }

    private synchronized void await(BooleanSupplier condition, String what) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!condition.getAsBoolean()) {
            long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (left <= 0) {
                throw new AssertionError(
                        "not told: " + what + " among " + changes.size() + " changes and " + rescans + " rescans");
            }
            try {
                wait(left);
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
        }
    }
}
