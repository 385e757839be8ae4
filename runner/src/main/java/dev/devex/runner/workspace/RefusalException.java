package dev.devex.runner.workspace;

/**
 * The core's no, as its problem (RFC 9457) says it.
 *
 * <p>{@link #isOutdated} tells apart what a save that starts again from the newest snapshot may overcome.
 */
final class RefusalException extends CommandException {
    private static final long serialVersionUID = 1L;
    private static final int CONFLICT = 409;
    private static final int UNPROCESSABLE = 422;
    private static final String MOVED = "moved";
    private static final String OLD_SESSION = "oldSession";

    private final int status;
    private final String reason;

    RefusalException(int status, String reason, String sentence) {
        super(Statuses.meaning(status), sentence);
        this.status = status;
        this.reason = reason;
    }

    /** What the core would say to a save that builds on another snapshot than the newest. */
    static RefusalException moved() {
        return new RefusalException(CONFLICT, MOVED, "The stored work has changed meanwhile.");
    }

    /** The newest snapshot is another one by now, or something of what was uploaded is not there as it should be. */
    boolean isOutdated() {
        return reason.equals(MOVED) || status == UNPROCESSABLE;
    }

    /** A newer session has begun. */
    boolean isOfOldSession() {
        return reason.equals(OLD_SESSION);
    }
}
