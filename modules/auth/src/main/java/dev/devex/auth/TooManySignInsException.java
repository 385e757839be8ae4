package dev.devex.auth;

import java.time.Duration;

/** More attempts to sign in from one address than a person makes. */
public final class TooManySignInsException extends AuthException {
    private static final long serialVersionUID = 1L;

    private final Duration retryAfter;

    public TooManySignInsException(Duration retryAfter) {
        super("Too many sign-ins from your address; try again in a minute.");
        this.retryAfter = retryAfter;
    }

    /** From when on it makes sense to try again. */
    public Duration retryAfter() {
        return retryAfter;
    }
}
