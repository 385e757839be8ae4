package dev.devex.storage;

/** The site's object store lacks what this takes (501). */
public final class UnsupportedStoreException extends StorageException {
    private static final long serialVersionUID = 1L;

    public UnsupportedStoreException(String message) {
        super(message);
    }
}
