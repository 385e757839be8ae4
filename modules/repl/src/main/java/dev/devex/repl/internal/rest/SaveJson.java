package dev.devex.repl.internal.rest;

import dev.devex.storage.Snapshot;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.time.Instant;

/** What became of a save on the wire. */
@JsonbPropertyOrder({"number", "savedAt"})
public record SaveJson(long number, Instant savedAt) {
    static SaveJson of(Snapshot snapshot) {
        return new SaveJson(snapshot.number(), snapshot.savedAt());
    }
}
