package dev.devex.runner.server;

import dev.devex.runner.watch.Watchable;
import java.util.function.Consumer;

/** One connection's wish to know something now and whenever it changes, which ends with it. */
final class Wish<T> {
    private final Watchable<T> subject;
    private boolean closed;

    Wish(Watchable<T> subject) {
        this.subject = subject;
    }

    synchronized void watch(Consumer<T> now, Consumer<T> later) {
        if (!closed) {
            subject.watch(this, now, later);
        }
    }

    synchronized void close() {
        closed = true;
        subject.unwatch(this);
    }
}
