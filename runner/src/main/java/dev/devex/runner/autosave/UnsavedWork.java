package dev.devex.runner.autosave;

import dev.devex.runner.watch.Watchable;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** For how long there has been something that no stored snapshot holds: what came while one was made is not in it. */
public final class UnsavedWork implements Watchable<Optional<Duration>> {
    private final LongSupplier clock;
    private final Map<Object, Consumer<Optional<Duration>>> watchers = new HashMap<>();
    private @Nullable Long since;
    private @Nullable Long sinceBegin;

    /** By a clock that counts nanoseconds as {@link System#nanoTime()} does. */
    public UnsavedWork(LongSupplier clock) {
        this.clock = clock;
    }

    @Override
    public synchronized void watch(
            Object client, Consumer<Optional<Duration>> now, Consumer<Optional<Duration>> later) {
        now.accept(age());
        watchers.put(client, later);
    }

    @Override
    public synchronized void unwatch(Object client) {
        watchers.remove(client);
    }

    synchronized void change() {
        if (sinceBegin == null) {
            sinceBegin = clock.getAsLong();
        }
        if (since == null) {
            since = sinceBegin;
            tell();
        }
    }

    /** A save begins: it holds every change so far. */
    synchronized void begin() {
        sinceBegin = null;
    }

    /** That save is over, and what it holds is stored. */
    synchronized void stored() {
        if (since != null) {
            since = sinceBegin;
            tell();
        }
    }

    private void tell() {
        watchers.values().forEach(watcher -> watcher.accept(age()));
    }

    private Optional<Duration> age() {
        return Optional.ofNullable(since).map(time -> Duration.ofNanos(clock.getAsLong() - time));
    }
}
