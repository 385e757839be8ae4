package dev.devex.web.internal;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks one thing we depend on whether it is there. While one question is open, no second is asked. */
final class Probe {
    private final Runnable question;
    private final Executor executor;
    private final Duration patience;
    private Asked last;

    Probe(Runnable question, Executor executor, Duration patience) {
        this.question = question;
        this.executor = executor;
        this.patience = patience;
        this.last = new Asked(CompletableFuture.completedFuture(null), System.nanoTime());
    }

    /** Asks, unless the last question is still open, and does not wait. */
    synchronized Asked ask() {
        if (last.answer().isDone()) {
            var deadline = System.nanoTime() + patience.toNanos();
            last = new Asked(CompletableFuture.runAsync(question, executor), deadline);
        }
        return last;
    }

    /**
     * A question.
     *
     * @param deadline on the clock of {@link System#nanoTime}
     */
    record Asked(CompletableFuture<Void> answer, long deadline) {
        /** Waits until the deadline at most: whether the answer is that it is there. */
        boolean isGood() {
            try {
                answer.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
                return true;
            } catch (ExecutionException | TimeoutException e) {
                return false;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
    }
}
