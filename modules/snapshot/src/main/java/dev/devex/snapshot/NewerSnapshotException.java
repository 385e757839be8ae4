package dev.devex.snapshot;

/** A snapshot in a version of the format that this Devex does not know. */
public final class NewerSnapshotException extends SnapshotException {
    private static final long serialVersionUID = 1L;

    public NewerSnapshotException(long version) {
        super("The snapshot was written by a newer Devex, as version " + version + " of the format.", null);
    }
}
