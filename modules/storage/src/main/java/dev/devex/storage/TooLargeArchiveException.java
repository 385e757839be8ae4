package dev.devex.storage;

/** More entries than one archive may have (409). */
public final class TooLargeArchiveException extends StorageException {
    private static final long serialVersionUID = 1L;

    public TooLargeArchiveException(long most) {
        super("An archive holds at most " + most
                + " files and folders, and these are more. Ask for the folders in it.");
    }
}
