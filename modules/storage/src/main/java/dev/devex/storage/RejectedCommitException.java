package dev.devex.storage;

/** What was uploaded is no whole snapshot, or not what it says (422). The newest snapshot stays what it was. */
public final class RejectedCommitException extends StorageException {
    private static final long serialVersionUID = 1L;

    public RejectedCommitException(String message) {
        super(message);
    }
}
