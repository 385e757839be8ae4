package dev.devex.auth.internal;

import org.jspecify.annotations.Nullable;

/** A sign-in at a provider that came to nothing. */
final class SignInFailedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final SignInFailure failure;

    SignInFailedException(SignInFailure failure) {
        this(failure, null);
    }

    SignInFailedException(SignInFailure failure, @Nullable Throwable cause) {
        super(failure.reason(), cause);
        this.failure = failure;
    }

    SignInFailure failure() {
        return failure;
    }
}
