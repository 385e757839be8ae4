package dev.devex.orchestration;

/** What can become of a sandbox; the message is a sentence a user may read. */
public abstract sealed class SandboxException extends RuntimeException
        permits SandboxStartException, SaveFailedException {
    private static final long serialVersionUID = 1L;

    private final String reason;

    SandboxException(String reason, String message) {
        super(message);
        this.reason = reason;
    }

    /** A camel-case word for programs, such as {@code restoreFailed}. */
    public final String reason() {
        return reason;
    }
}
