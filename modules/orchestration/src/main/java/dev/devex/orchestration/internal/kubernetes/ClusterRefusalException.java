package dev.devex.orchestration.internal.kubernetes;

/** The API server's no to what was asked of it: trying the same again does not help. The message is a sentence an admin can act on. */
final class ClusterRefusalException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String reason;

    ClusterRefusalException(String reason, String message) {
        super(message);
        this.reason = reason;
    }

    /** {@code quotaExceeded}, {@code forbidden} or {@code refused}. */
    String reason() {
        return reason;
    }
}
