package dev.devex.kernel;

/** A value from outside that cannot be accepted; the message is one sentence that may be shown to whoever sent it. */
public final class InvalidValueException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public InvalidValueException(String message) {
        super(message);
    }
}
