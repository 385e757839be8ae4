package dev.devex.runner.workspace;

import jakarta.json.JsonObject;
import java.time.Instant;

/** What a commit came to: the number of the snapshot, and when it became the newest. */
record Commit(long number, Instant savedAt) {
    static Commit of(JsonObject json) {
        return new Commit(json.getJsonNumber("number").longValueExact(), Instant.parse(json.getString("savedAt")));
    }
}
