package dev.devex.storage;

/** The workspace has no such snapshot, or no longer (404). */
public final class UnknownSnapshotException extends StorageException {
    private static final long serialVersionUID = 1L;

    public UnknownSnapshotException() {
        super("There is no such snapshot, or it is no longer kept.");
    }
}
