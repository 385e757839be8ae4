package dev.devex.storage;

/** An upload that must not become the newest snapshot. */
public final class RejectedCommitException extends StorageException {
    private static final long serialVersionUID = 1L;

    public RejectedCommitException(String message) {
        super(message);
    }
}
