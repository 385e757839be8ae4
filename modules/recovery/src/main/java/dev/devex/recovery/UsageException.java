package dev.devex.recovery;

/** Something must be put right before anything is done; the message is one sentence. */
final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UsageException(String message) {
        super(message);
    }
}
