package dev.devex.repl.internal;

import static org.assertj.core.api.Assertions.fail;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits until something has become true, and fails when it does not within a generous bound. */
public final class Await {
    private static final Duration BOUND = Duration.ofSeconds(60);
    private static final Duration BETWEEN = Duration.ofMillis(5);

    private Await() {}

    public static void until(String promise, BooleanSupplier condition) {
        var end = System.nanoTime() + BOUND.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                fail("It did not come true: " + promise);
            }
            LockSupport.parkNanos(BETWEEN.toNanos());
        }
    }
}
