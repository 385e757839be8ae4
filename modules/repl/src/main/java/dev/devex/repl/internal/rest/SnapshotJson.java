package dev.devex.repl.internal.rest;

import dev.devex.storage.Snapshot;
import jakarta.json.bind.annotation.JsonbNillable;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A stored state on the wire; one that was kept aside has no number. */
@JsonbNillable
@JsonbPropertyOrder({"id", "number", "session", "savedAt", "kind", "entries", "bytes"})
public record SnapshotJson(
        String id, @Nullable Long number, long session, Instant savedAt, String kind, long entries, long bytes) {
    static SnapshotJson of(Snapshot snapshot) {
        return new SnapshotJson(
                snapshot.id().text(),
                snapshot.isBranch() ? null : snapshot.number(),
                snapshot.session(),
                snapshot.savedAt(),
                snapshot.origin().id(),
                snapshot.entries(),
                snapshot.bytes());
    }
}
