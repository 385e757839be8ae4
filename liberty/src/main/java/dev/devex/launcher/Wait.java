package dev.devex.launcher;

import java.time.Duration;

/** Waits for what nobody announces. */
final class Wait {
    private static final long STEP_MILLIS = 100;

    private Wait() {}

    /** Asks again and again; false when {@code patience} is over. */
    static boolean until(Duration patience, Condition condition) throws InterruptedException {
        var end = System.nanoTime() + patience.toNanos();
        while (!condition.holds()) {
            if (System.nanoTime() > end) {
                return false;
            }
            Thread.sleep(STEP_MILLIS);
        }
        return true;
    }

    /** What is waited for; asking may take a while. */
    @FunctionalInterface
    interface Condition {
        boolean holds() throws InterruptedException;
    }
}
