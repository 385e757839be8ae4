package dev.devex.runner.preview;

import dev.devex.runner.protocol.ListeningPort;
import dev.devex.runner.watch.Watchable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Tells whoever watches when the listening ports change. It looks once a second, and only while somebody watches. */
public final class PortWatch implements Watchable<List<ListeningPort>> {
    private final ListeningPorts ports;
    private final SocketCounts counts = new SocketCounts();
    private final Map<Object, Watcher> watchers = new HashMap<>();
    private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(0, PortWatch::thread);
    private @Nullable Future<?> looking;

    public PortWatch(ListeningPorts ports) {
        this.ports = ports;
    }

    @Override
    public synchronized void watch(
            Object client, Consumer<List<ListeningPort>> now, Consumer<List<ListeningPort>> later) {
        List<ListeningPort> found = ports.list();
        now.accept(found);
        watchers.put(client, new Watcher(later, found));
        if (looking == null) {
            looking = timer.scheduleWithFixedDelay(this::look, 1, 1, TimeUnit.SECONDS);
        }
    }

    @Override
    public synchronized void unwatch(Object client) {
        watchers.remove(client);
        if (watchers.isEmpty() && looking != null) {
            looking.cancel(false);
            looking = null;
        }
    }

    private synchronized void look() {
        if (!counts.mayDiffer()) {
            return;
        }
        List<ListeningPort> found = ports.list();
        watchers.replaceAll((client, watcher) -> watcher.tell(found));
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "ports");
        thread.setDaemon(true);
        return thread;
    }

    private record Watcher(Consumer<List<ListeningPort>> later, List<ListeningPort> told) {
        Watcher tell(List<ListeningPort> found) {
            if (found.equals(told)) {
                return this;
            }
            later.accept(found);
            return new Watcher(later, found);
        }
    }
}
