package dev.devex.runner.watch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Tells what anybody does in a folder: the workspace, mostly. It costs nothing while nobody listens. */
public final class WorkspaceWatcher {
    private final Path root;
    private final WatchLimits limits;
    private final List<FileChangeListener> listeners = new CopyOnWriteArrayList<>();
    private @Nullable WatchSession session;

    /** {@code root} must be there. */
    public WorkspaceWatcher(Path root) throws IOException {
        this(root, WatchLimits.DEFAULT);
    }

    /** @param passedOver paths of folders of which no more is told than that they come and go */
    public WorkspaceWatcher(Path root, Set<String> passedOver) throws IOException {
        this(root, WatchLimits.DEFAULT.without(passedOver));
    }

    WorkspaceWatcher(Path root, WatchLimits limits) throws IOException {
        this.root = root.toRealPath();
        this.limits = limits;
    }

    public synchronized Watch listen(FileChangeListener listener) {
        listeners.add(listener);
        WatchSession current = session;
        if (current == null) {
            current = new WatchSession(root, limits, this::tell);
            session = current;
            Thread thread = new Thread(current, "watcher");
            thread.setDaemon(true);
            thread.start();
        }
        CompletableFuture<Void> started = current.started();
        return new Watch() {
            @Override
            public CompletionStage<Void> started() {
                return started;
            }

            @Override
            public void close() {
                leave(listener);
            }
        };
    }

    synchronized boolean isIdle() {
        return session == null;
    }

    private synchronized void leave(FileChangeListener listener) {
        listeners.remove(listener);
        if (listeners.isEmpty() && session != null) {
            session.stop();
            session = null;
        }
    }

    private void tell(FileChanges changes) {
        listeners.forEach(listener -> listener.changed(changes));
    }

    /** A listener's share in the watching. */
    public interface Watch extends AutoCloseable {
        /** Done once every later change is told. */
        CompletionStage<Void> started();

        /** Ends it; a batch that is under way may still be told. */
        @Override
        void close();
    }
}
