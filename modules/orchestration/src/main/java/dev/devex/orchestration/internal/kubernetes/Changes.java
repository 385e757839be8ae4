package dev.devex.orchestration.internal.kubernetes;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/** Wakes those who wait for the view to show something, with each change of it. */
final class Changes {
    private static final Duration CATCHING_UP = Duration.ofSeconds(10);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private long count;

    /** How often something has changed; to be read before looking, for {@link #awaitNext}. */
    long count() {
        lock.lock();
        try {
            return count;
        } finally {
            lock.unlock();
        }
    }

    /** Returns once something has changed since {@code seen} was read, or when the time is up. */
    void awaitNext(long seen, Duration time) throws InterruptedException {
        var left = time.toNanos();
        lock.lockInterruptibly();
        try {
            while (count == seen && left > 0) {
                left = changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Waits until the view shows what has been asked for; a view that is slow is no reason to fail. */
    void await(BooleanSupplier condition) throws InterruptedException {
        await(condition, CATCHING_UP);
    }

    /** @return whether it became true in time */
    boolean await(BooleanSupplier condition, Duration time) throws InterruptedException {
        var end = System.nanoTime() + time.toNanos();
        while (true) {
            var seen = count();
            if (condition.getAsBoolean()) {
                return true;
            }
            var left = end - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            awaitNext(seen, Duration.ofNanos(left));
        }
    }

    void ring() {
        lock.lock();
        try {
            count++;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
