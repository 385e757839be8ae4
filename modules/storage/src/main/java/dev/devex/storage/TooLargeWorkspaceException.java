package dev.devex.storage;

/** An upload that is larger than the site lets a workspace be (413). */
public final class TooLargeWorkspaceException extends StorageException {
    private static final long serialVersionUID = 1L;

    public TooLargeWorkspaceException(String message) {
        super(message);
    }
}
