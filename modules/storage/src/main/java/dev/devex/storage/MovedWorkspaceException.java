package dev.devex.storage;

/** The workspace is no longer as it was when the save was begun (409): it has to start again from the newest snapshot. */
public final class MovedWorkspaceException extends StorageException {
    private static final long serialVersionUID = 1L;

    public MovedWorkspaceException() {
        super("The stored work has changed since this save was begun.");
    }
}
