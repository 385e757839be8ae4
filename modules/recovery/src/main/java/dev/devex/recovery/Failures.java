package dev.devex.recovery;

import dev.devex.kernel.UnavailableException;

/** Why something cannot be reached, for the one who runs it. */
final class Failures {
    private Failures() {}

    /** What the innermost cause says of itself. */
    static String of(UnavailableException error) {
        Throwable cause = error;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }
}
