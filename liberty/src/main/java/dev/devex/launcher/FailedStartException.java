package dev.devex.launcher;

/** Something that was started and did not come up. */
final class FailedStartException extends LaunchException {
    private static final long serialVersionUID = 1L;

    FailedStartException(String sentence) {
        super(sentence);
    }

    FailedStartException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
