package dev.devex.runner.terminal;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;

/**
 * What waits for a program to read it. While one reads, whoever types is held back until his turn comes. One that reads
 * slowly, or not at all, must not hold up whatever else he sends: then it is kept here, as far as it fits. Not for several
 * threads.
 */
final class InputQueue {
    private static final int MAX_BYTES = 4 << 20;
    private static final long PATIENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
    // What a program that reads takes in that time.
    private static final int PACE = 1 << 17;

    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private int size;
    private int taken;
    private long since;
    private boolean slow;

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    boolean fits(int length) {
        return size + length <= MAX_BYTES;
    }

    void add(Waiting next) {
        if (waiting.isEmpty()) {
            judge(false);
        }
        waiting.add(next);
        size += next.size();
        if (slow) {
            next.keep();
        }
    }

    Waiting first() {
        return waiting.getFirst();
    }

    /** The terminal has taken {@code length} bytes of the first, perhaps none. */
    void taken(int length) {
        taken += length;
        if (System.nanoTime() - since >= PATIENCE_NANOS) {
            judge(taken < PACE);
        }
    }

    Waiting removeFirst() {
        Waiting first = waiting.removeFirst();
        size -= first.size();
        first.keep();
        return first;
    }

    /** None of it will be typed. */
    void drop() {
        waiting.forEach(Waiting::drop);
    }

    private void judge(boolean isSlow) {
        slow = isSlow;
        since = System.nanoTime();
        taken = 0;
        if (slow) {
            waiting.forEach(Waiting::keep);
        }
    }
}
