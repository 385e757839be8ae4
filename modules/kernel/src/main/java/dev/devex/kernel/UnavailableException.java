package dev.devex.kernel;

import java.time.Duration;

/**
 * Redis, the object store or the cluster cannot be reached just now. Nothing was changed, or what was changed is safe to
 * repeat; the message is one sentence that may be shown to a user.
 */
public final class UnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    public UnavailableException(String message, Throwable cause) {
        super(message, cause);
    }

    /** When a caller may sensibly try again. */
    public Duration retryAfter() {
        return RETRY_AFTER;
    }
}
