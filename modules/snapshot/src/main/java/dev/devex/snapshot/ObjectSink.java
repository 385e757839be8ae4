package dev.devex.snapshot;

import java.io.IOException;

/** Where a save puts what the store does not have yet. */
public interface ObjectSink {
    /**
     * Stores one whole object, and returns once the store has acknowledged it. Storing one that is there already is as good.
     * May be called by two threads at once.
     *
     * @throws IOException when the store cannot be reached, or will not have it; the save ends then
     */
    void put(ObjectName name, ObjectContent content) throws IOException;
}
