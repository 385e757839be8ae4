package dev.devex.runner.watch;

import java.util.function.Consumer;

/** Something that clients are told of whenever it changes. */
public interface Watchable<T> {
    /**
     * Gives {@code now} how it is at this moment and {@code later} how it is after each change. Neither may wait. A client that
     * watches already watches anew.
     */
    void watch(Object client, Consumer<T> now, Consumer<T> later);

    /** Tells the client nothing more, if it was told anything. */
    void unwatch(Object client);
}
