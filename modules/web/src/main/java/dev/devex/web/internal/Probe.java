package dev.devex.web.internal;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

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
        /** Waits until the deadline at most: what is wrong, in a sentence, if something is. */
        Optional<String> fault() {
            try {
                answer.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
                return Optional.empty();
            } catch (ExecutionException e) {
                return Optional.of(sentence(e.getCause()));
            } catch (TimeoutException e) {
                return Optional.of("It does not answer in time.");
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Optional.of("The server ends.");
            }
        }

        /** Anybody may read it, so only what may be said to anybody. */
        private static String sentence(@Nullable Throwable cause) {
            return cause != null && Problems.isKnown(cause.getClass())
                    ? String.valueOf(cause.getMessage())
                    : "It is not as it should be; the log says more.";
        }
    }
}
