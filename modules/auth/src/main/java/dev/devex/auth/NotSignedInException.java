package dev.devex.auth;

/** A request without a token that is accepted here. Which of the reasons it was is nobody's business. */
public final class NotSignedInException extends AuthException {
    private static final long serialVersionUID = 1L;

    public NotSignedInException() {
        super("Sign in to do that.");
    }
}
