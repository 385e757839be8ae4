package dev.devex.storage.internal.recovery;

import dev.devex.snapshot.Sha256;
import dev.devex.storage.Snapshot;

/**
 * A snapshot that some record tells of.
 *
 * @param name as a person calls it
 */
record StoredState(String name, Snapshot snapshot) {
    Sha256 manifest() {
        return new Sha256(snapshot.manifest().sha256());
    }
}
