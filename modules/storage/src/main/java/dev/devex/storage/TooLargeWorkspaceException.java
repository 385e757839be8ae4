package dev.devex.storage;

/** More than the site lets a workspace have stored (413). */
public final class TooLargeWorkspaceException extends StorageException {
    private static final long serialVersionUID = 1L;

    public TooLargeWorkspaceException(String message) {
        super(message);
    }
}
