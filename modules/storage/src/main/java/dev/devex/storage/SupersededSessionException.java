package dev.devex.storage;

/** A newer session of the repl has begun (409): only that one may make newest snapshots. */
public final class SupersededSessionException extends StorageException {
    private static final long serialVersionUID = 1L;

    public SupersededSessionException() {
        super("A newer session of this repl has begun.");
    }
}
