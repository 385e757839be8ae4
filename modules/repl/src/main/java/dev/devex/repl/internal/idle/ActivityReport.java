package dev.devex.repl.internal.idle;

import dev.devex.kernel.InvalidValueException;
import dev.devex.repl.Activity.Reason;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a sandbox says of itself.
 *
 * @param reason what goes on; null when nothing does
 * @param idleSeconds for how long nothing has gone on; 0 while something does
 */
public record ActivityReport(@Nullable Reason reason, long idleSeconds) {
    private static final long LONGEST_SECONDS = Duration.ofDays(3650).toSeconds();

    public ActivityReport {
        if (idleSeconds < 0 || idleSeconds > LONGEST_SECONDS || (reason != null && idleSeconds > 0)) {
            throw new InvalidValueException(
                    "\"idleSeconds\" must be a number of seconds, and 0 where there is a \"reason\".");
        }
    }
}
