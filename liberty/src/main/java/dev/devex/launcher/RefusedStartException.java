package dev.devex.launcher;

/** Something that must be put right before anything is started. */
final class RefusedStartException extends LaunchException {
    private static final long serialVersionUID = 1L;

    RefusedStartException(String sentence) {
        super(sentence);
    }
}
