package dev.devex.storage;

public final class UnknownWorkspaceException extends StorageException {
    private static final long serialVersionUID = 1L;

    public UnknownWorkspaceException() {
        super("Nothing is stored for that workspace.");
    }
}
