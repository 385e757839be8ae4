package dev.devex.web.internal;

/** A body larger than any that is taken here. */
final class BodyTooLargeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BodyTooLargeException() {
        super("The body is larger than the 64 KiB that are taken here.");
    }
}
