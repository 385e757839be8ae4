package dev.devex.orchestration.internal;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** The moment until which something may take. */
final class Deadline {
    private static final long STEP = TimeUnit.MILLISECONDS.toNanos(20);

    private final long end;

    private Deadline(long end) {
        this.end = end;
    }

    static Deadline in(Duration duration) {
        return new Deadline(System.nanoTime() + duration.toNanos());
    }

    Duration left() {
        return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
    }

    /** Waits for the condition; false when it did not become true in time. */
    boolean await(BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            if (left().isZero()) {
                return false;
            }
            TimeUnit.NANOSECONDS.sleep(STEP);
        }
        return true;
    }

    /** As {@link #await}, for cleaning up: an interrupt stays pending until it is done. */
    boolean awaitThroughInterrupts(BooleanSupplier condition) {
        var interrupted = Thread.interrupted();
        try {
            while (!condition.getAsBoolean()) {
                if (left().isZero()) {
                    return false;
                }
                LockSupport.parkNanos(STEP);
                interrupted |= Thread.interrupted();
            }
            return true;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
