package dev.devex.orchestration;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Waits for a condition, not for a time. */
public final class Await {
    public static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long STEP = TimeUnit.MILLISECONDS.toNanos(20);

    private Await() {}

    public static void until(Callable<Boolean> condition) throws Exception {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.call()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("It did not become true within " + PATIENCE);
            }
            LockSupport.parkNanos(STEP);
        }
    }
}
