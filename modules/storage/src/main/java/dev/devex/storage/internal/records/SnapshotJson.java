package dev.devex.storage.internal.records;

import dev.devex.storage.Snapshot;
import dev.devex.storage.Snapshot.Origin;
import dev.devex.storage.WorkspaceObject;
import dev.devex.storage.WorkspaceObject.Kind;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** The record of a snapshot as JSON. */
public final class SnapshotJson {
    private SnapshotJson() {}

    public static JsonObject write(Snapshot snapshot) {
        var manifest = Json.createObjectBuilder()
                .add("sha256", snapshot.manifest().sha256())
                .add("size", snapshot.manifest().size());
        return Json.createObjectBuilder()
                .add("number", snapshot.number())
                .add("session", snapshot.session())
                .add("savedAt", snapshot.savedAt().toString())
                .add("manifest", manifest)
                .add("base", snapshot.base().<JsonValue>map(Json::createValue).orElse(JsonValue.NULL))
                .add("stored", snapshot.stored())
                .add("entries", snapshot.entries())
                .add("bytes", snapshot.bytes())
                .add("kind", snapshot.origin().id())
                .build();
    }

    public static Snapshot read(JsonObject json) {
        JsonObject manifest = json.getJsonObject("manifest");
        return new Snapshot(
                number(json, "number"),
                number(json, "session"),
                Instant.parse(json.getString("savedAt")),
                new WorkspaceObject(Kind.MANIFEST, manifest.getString("sha256"), number(manifest, "size")),
                json.isNull("base") ? Optional.empty() : Optional.of(json.getString("base")),
                number(json, "stored"),
                number(json, "entries"),
                number(json, "bytes"),
                Origin.valueOf(json.getString("kind").toUpperCase(Locale.ROOT)));
    }

    static long number(JsonObject json, String name) {
        return json.getJsonNumber(name).longValueExact();
    }
}
