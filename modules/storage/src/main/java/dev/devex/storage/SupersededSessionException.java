package dev.devex.storage;

/** A newer session of the repl has begun (409): only that one may make newest snapshots. */
public final class SupersededSessionException extends StorageException {
    private static final long serialVersionUID = 1L;

    private final long session;

    public SupersededSessionException(long session) {
        super("A newer session of this repl has begun.");
        this.session = session;
    }

    /** The newest. */
    public long session() {
        return session;
    }
}
