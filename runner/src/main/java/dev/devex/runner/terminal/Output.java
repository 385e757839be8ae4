package dev.devex.runner.terminal;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * What a terminal has said, and who follows it. It is the queue of all of them: each has a place in it, and nothing is
 * copied for one who is slow. Nothing in here waits for a client, and none is called while it is locked.
 */
final class Output {
    /** A viewer that has not moved for so long no longer holds the others back. */
    static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final OutputRing ring;
    // Nobody who keeps up falls out of the ring, not even by the read that is under way.
    private final int window;
    // Replaced whenever somebody comes or goes, so that it can be given away for each piece of output.
    private List<View> views = List.of();
    private boolean waiting;
    private boolean ended;

    Output(int capacity) {
        this.ring = new OutputRing(capacity);
        this.window = Math.min(View.WINDOW, capacity - PseudoTerminal.READ_BYTES);
    }

    /** Keeps what is new; returns who is to be told. */
    synchronized List<View> append(ByteBuffer bytes) {
        long now = System.nanoTime();
        for (View view : views) {
            if (view.credit() == ring.end()) {
                view.moved(now);
            }
        }
        ring.append(bytes);
        return views;
    }

    /** Nothing follows; returns who is to be told. */
    synchronized List<View> end() {
        ended = true;
        return views;
    }

    /** Waits while those who follow are too far behind; at once when nobody does. */
    synchronized void awaitViewers() throws InterruptedException {
        while (!views.isEmpty() && ring.end() >= limit()) {
            waiting = true;
            TimeUnit.NANOSECONDS.timedWait(this, PATIENCE_NANOS);
        }
        waiting = false;
    }

    synchronized void add(View view) {
        views = Stream.concat(views.stream(), Stream.of(view)).toList();
    }

    synchronized void remove(View view) {
        views = views.stream().filter(other -> other != view).toList();
        changed();
    }

    synchronized List<View> views() {
        return views;
    }

    synchronized boolean isEnded() {
        return ended;
    }

    OutputRing ring() {
        return ring;
    }

    /** Some viewer has moved. */
    void changed() {
        if (waiting) {
            notifyAll();
        }
    }

    // The slowest of those who move sets the pace; where nobody moves, whoever is furthest ahead, until he does.
    private long limit() {
        long now = System.nanoTime();
        long slowest = Long.MAX_VALUE;
        long furthest = 0;
        for (View view : views) {
            long limit = view.credit() + window;
            furthest = Math.max(furthest, limit);
            if (view.credit() == ring.end() || now - view.movedAt() < PATIENCE_NANOS) {
                slowest = Math.min(slowest, limit);
            }
        }
        return slowest == Long.MAX_VALUE ? furthest : slowest;
    }
}
