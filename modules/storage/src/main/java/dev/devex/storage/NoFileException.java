package dev.devex.storage;

/** What a snapshot has at a path is a folder or a link, and has no content (409). */
public final class NoFileException extends StorageException {
    private static final long serialVersionUID = 1L;

    public NoFileException() {
        super("That is no file.");
    }
}
