package dev.devex.repl.internal.background;

import dev.devex.kernel.UnavailableException;
import dev.devex.repl.UnknownReplException;
import java.time.Duration;

/** Keeps what a worker has achieved until Redis takes it, however long it is away. */
public final class Stubbornly {
    private static final Duration SHORTEST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofSeconds(3);

    private Stubbornly() {}

    /** Runs {@code record} until it is not refused for want of Redis; a repl that is gone needs no record. */
    public static void run(Runnable record) throws InterruptedException {
        var pause = SHORTEST;
        while (true) {
            try {
                record.run();
                return;
            } catch (UnknownReplException e) {
                return;
            } catch (UnavailableException e) {
                Thread.sleep(pause.toMillis());
                pause = pause.multipliedBy(2).compareTo(LONGEST) < 0 ? pause.multipliedBy(2) : LONGEST;
            }
        }
    }
}
