package dev.devex.repl;

import dev.devex.repl.internal.records.RecoveredRecords;
import dev.devex.storage.StoredWorkspace;
import java.net.URI;

/**
 * Makes the records of repls anew from what the store knows of them, for a Redis that has lost them. It may run beside servers. All
 * calls throw {@link dev.devex.kernel.UnavailableException} while Redis is away.
 */
public interface ReplRecovery extends AutoCloseable {
    /** @param redis {@code redis://} or {@code rediss://}, with the password where there is one */
    static ReplRecovery of(URI redis) {
        return RecoveredRecords.of(redis);
    }

    /**
     * Makes a stopped repl whose work is the newest snapshot, in one step; a record that exists stays as it is. Where the store
     * does not know the name, the repl gets one of its id's.
     */
    Outcome recover(StoredWorkspace stored);

    /** What {@link #recover} would do. */
    Outcome foresee(StoredWorkspace stored);

    @Override
    void close();

    /** What became of a record. */
    enum Outcome {
        MADE,
        /** There is one. */
        EXISTING,
        /** The repl was deleted, and what is stored of it is about to be removed. */
        DELETED,
        /** The repl is being made, or was not made to its end. */
        UNFINISHED
    }
}
