package dev.devex.storage;

/** What is stored is damaged, or of another version of Devex, and cannot be read (409), now or later; nothing of it is touched. */
public final class UnreadableWorkspaceException extends StorageException {
    private static final long serialVersionUID = 1L;

    public UnreadableWorkspaceException(String message) {
        super(message);
    }
}
