package dev.devex.snapshot;

import org.jspecify.annotations.Nullable;

/** Why a snapshot cannot be made, read or restored; the message is a sentence a user may read. */
public abstract sealed class SnapshotException extends RuntimeException
        permits CorruptSnapshotException, NewerSnapshotException, UnsafeSnapshotException, OccupiedTargetException {
    private static final long serialVersionUID = 1L;

    SnapshotException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
