package dev.devex.storage.internal.records;

import dev.devex.storage.WorkspaceDescription;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Instant;

/** A {@link WorkspaceDescription} as {@code repl.json}. */
public final class DescriptionJson {
    private static final int VERSION = 1;

    private DescriptionJson() {}

    public static byte[] write(WorkspaceDescription description) {
        return StoredJson.bytes(Json.createObjectBuilder()
                .add("version", VERSION)
                .add("name", description.name())
                .add("template", description.template())
                .add("createdAt", description.createdAt().toString())
                .add("revision", description.revision())
                .build());
    }

    public static WorkspaceDescription read(JsonObject json) {
        return new WorkspaceDescription(
                json.getString("name"),
                json.getString("template"),
                Instant.ofEpochMilli(Instant.parse(json.getString("createdAt")).toEpochMilli()),
                SnapshotJson.number(json, "revision"));
    }
}
