package dev.devex.runner.autosave;

import java.util.concurrent.TimeUnit;

/**
 * When to save next: when changes have gone quiet, when they have gone on for long, when a pause after a failure is over, and
 * now and then without being asked. Times are {@link System#nanoTime()}'s. For one thread.
 */
final class SaveSchedule {
    static final long QUIET = TimeUnit.SECONDS.toNanos(3);
    /** The longest that a change waits for others to end. */
    static final long LONGEST = TimeUnit.SECONDS.toNanos(30);

    static final long FIRST_PAUSE = TimeUnit.SECONDS.toNanos(2);
    static final long LONGEST_PAUSE = TimeUnit.SECONDS.toNanos(60);
    /** What is written through a mapping, or on another machine, is told by nobody. */
    static final long UNASKED = TimeUnit.MINUTES.toNanos(10);

    private long quiet = QUIET;
    private long pause;
    private long retry;
    private long unasked;
    private boolean changed;
    private long firstChange;
    private long lastChange;
    private boolean asked;

    /** What an earlier run has left unsaved is saved soon. */
    SaveSchedule(long now) {
        unasked = now + QUIET;
    }

    void change(long now) {
        if (!changed) {
            changed = true;
            firstChange = now;
        }
        lastChange = now;
    }

    /** A save begins: it holds every change so far. */
    void begin() {
        asked = changed;
        changed = false;
    }

    void end(SaveResult result, long now) {
        unasked = now + UNASKED;
        pause = pauseAfter(result);
        retry = now + pause;
        if (result == SaveResult.STORED) {
            quiet = QUIET;
        } else if (result == SaveResult.UNCHANGED && asked) {
            // Something keeps touching files and changes nothing.
            quiet = Math.min(2 * quiet, LONGEST);
        }
    }

    long due() {
        if (pause > 0) {
            return retry;
        }
        return changed ? earlier(unasked, earlier(lastChange + quiet, firstChange + LONGEST)) : unasked;
    }

    private long pauseAfter(SaveResult result) {
        return switch (result) {
            case STORED, UNCHANGED -> 0;
            case FAILED -> pause == 0 ? FIRST_PAUSE : Math.min(2 * pause, LONGEST_PAUSE);
            case REFUSED -> LONGEST_PAUSE;
        };
    }

    private static long earlier(long one, long other) {
        return one - other < 0 ? one : other;
    }
}
