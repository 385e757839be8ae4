package dev.devex.snapshot;

/** An entry that would be written outside the two roots, or that is nothing a snapshot may hold. */
public final class UnsafeSnapshotException extends SnapshotException {
    private static final long serialVersionUID = 1L;

    public UnsafeSnapshotException(String message) {
        super(message, null);
    }
}
