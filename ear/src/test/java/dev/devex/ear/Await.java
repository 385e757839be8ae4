package dev.devex.ear;

import java.time.Duration;
import java.util.concurrent.Callable;

/** Waits for a condition, with a bound. */
final class Await {
    private static final long STEP_MILLIS = 50;

    private Await() {}

    static void until(Duration bound, String what, Callable<Boolean> condition) {
        var end = System.nanoTime() + bound.toNanos();
        while (!holds(condition)) {
            if (System.nanoTime() > end) {
                throw new AssertionError("waited " + bound.toSeconds() + " s in vain for: " + what);
            }
            pause();
        }
    }

    private static boolean holds(Callable<Boolean> condition) {
        try {
            return condition.call();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(STEP_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
