package dev.devex.runner.bench;

import java.util.concurrent.TimeUnit;

/** Waiting. */
final class Pauses {
    private static final long STEP_MILLIS = 1000;

    private Pauses() {}

    static void millis(long milliseconds) {
        try {
            TimeUnit.MILLISECONDS.sleep(milliseconds);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    /** Waits to be notified; the caller holds {@code monitor} and looks again. */
    @SuppressWarnings({"WaitNotInLoop", "NakedNotify"})
    static void await(Object monitor) {
        try {
            monitor.wait(STEP_MILLIS);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
