package dev.devex.snapshot;

import java.io.IOException;
import java.util.List;

/** Where a save puts what the store does not have yet. */
public interface ObjectSink {
    /**
     * Stores whole objects, one after the other in this order, and returns once the store has acknowledged them all. Storing one
     * that is there already is as good. May be called by two threads at once.
     *
     * @throws IOException when the store cannot be reached, or will not have one of them; the save ends then
     */
    void put(List<? extends ObjectContent> objects) throws IOException;
}
