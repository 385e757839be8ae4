package dev.devex.snapshot;

/** A folder to restore into that is not empty; nothing was touched. */
public final class OccupiedTargetException extends SnapshotException {
    private static final long serialVersionUID = 1L;

    OccupiedTargetException() {
        super("A workspace is restored into empty folders only.", null);
    }
}
