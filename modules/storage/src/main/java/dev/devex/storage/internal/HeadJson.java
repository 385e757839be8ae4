package dev.devex.storage.internal;

import dev.devex.kernel.UnavailableException;
import dev.devex.snapshot.SnapshotDigest;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/** A {@link Head} as {@code head.json}. */
final class HeadJson {
    private static final int VERSION = 1;
    private static final String SNAPSHOT = "snapshot";
    private static final String PREVIOUS = "previous";

    private HeadJson() {}

    static byte[] write(Head head, WorkspaceKeys keys) {
        JsonObject json = Json.createObjectBuilder(snapshot(head.newest(), keys))
                .add("version", VERSION)
                .add(
                        PREVIOUS,
                        head.previous()
                                .<JsonValue>map(previous -> snapshot(previous, keys))
                                .orElse(JsonValue.NULL))
                .build();
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** @throws UnavailableException when it is of another version, or not ours: better no answer than a wrong one */
    static Head read(String text, WorkspaceKeys keys) {
        try (var reader = Json.createReader(new StringReader(text))) {
            JsonObject json = reader.readObject();
            if (json.getInt("version") != VERSION) {
                throw new JsonException("version " + json.getInt("version"));
            }
            var previous = json.isNull(PREVIOUS)
                    ? Optional.<Snapshot>empty()
                    : Optional.of(snapshot(json.getJsonObject(PREVIOUS), keys));
            return new Head(snapshot(json, keys), previous);
        } catch (JsonException
                | NullPointerException
                | ClassCastException
                | IllegalArgumentException
                | DateTimeException e) {
            throw new UnavailableException("The stored work cannot be read just now.", e);
        }
    }

    private static JsonObject snapshot(Snapshot snapshot, WorkspaceKeys keys) {
        return Json.createObjectBuilder()
                .add("session", snapshot.session())
                .add(SNAPSHOT, keys.snapshot(snapshot.id()))
                .add("size", snapshot.digest().size())
                .add("sha256", snapshot.digest().sha256())
                .add("savedAt", snapshot.savedAt().toString())
                .build();
    }

    private static Snapshot snapshot(JsonObject json, WorkspaceKeys keys) {
        String key = json.getString(SNAPSHOT);
        return new Snapshot(
                keys.uploadOf(key).orElseThrow(() -> new JsonException("a snapshot that lies elsewhere")),
                new SnapshotDigest(json.getJsonNumber("size").longValueExact(), json.getString("sha256")),
                json.getJsonNumber("session").longValueExact(),
                Instant.parse(json.getString("savedAt")));
    }
}
