package dev.devex.storage;

public final class UnknownTemplateException extends StorageException {
    private static final long serialVersionUID = 1L;

    public UnknownTemplateException() {
        super("There is no template of that name.");
    }
}
