package dev.devex.storage;

/** A snapshot has nothing at a path, or no folder where one was asked for (404). */
public final class UnknownEntryException extends StorageException {
    private static final long serialVersionUID = 1L;

    public UnknownEntryException(String message) {
        super(message);
    }
}
