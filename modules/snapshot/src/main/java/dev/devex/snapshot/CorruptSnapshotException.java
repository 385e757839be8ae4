package dev.devex.snapshot;

import org.jspecify.annotations.Nullable;

/** The bytes are not a whole snapshot, or not the one that was expected. */
public final class CorruptSnapshotException extends SnapshotException {
    private static final long serialVersionUID = 1L;

    public CorruptSnapshotException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
