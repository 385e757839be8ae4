package dev.devex.runner.workspace;

import java.io.IOException;
import java.time.Duration;

/** Tries again what is {@link ExitCode#UNREACHABLE}, with growing pauses, for a bounded time. */
final class Patience {
    private final Duration bound;
    private final Duration firstPause;

    Patience(Duration bound, Duration firstPause) {
        this.bound = bound;
        this.firstPause = firstPause;
    }

    <T> T attempt(Attempt<T> attempt) throws IOException, InterruptedException {
        long start = System.nanoTime();
        for (Duration pause = firstPause; ; pause = pause.multipliedBy(2)) {
            try {
                return attempt.run();
            } catch (CommandException e) {
                Duration spent = Duration.ofNanos(System.nanoTime() - start);
                if (e.exitCode() != ExitCode.UNREACHABLE || spent.plus(pause).compareTo(bound) > 0) {
                    throw e;
                }
                Thread.sleep(pause.toMillis());
            }
        }
    }

    interface Attempt<T> {
        T run() throws IOException, InterruptedException;
    }
}
