package dev.devex.runner.workspace;

import dev.devex.snapshot.Sha256;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The newest snapshot, and where its objects can be read for a while. The addresses carry their own permission: they are
 * secrets.
 */
record StoredSnapshot(long number, Instant savedAt, Sha256 manifest, Map<Sha256, Link> links) {
    /** Where an object is. */
    record Link(URI address, long size) {}

    static StoredSnapshot of(JsonObject json) {
        Map<Sha256, Link> links = new HashMap<>();
        Sha256 manifest = add(json.getJsonObject("manifest"), links);
        if (isThere(json.get("base"))) {
            add(json.getJsonObject("base"), links);
        }
        json.getJsonArray("packs").getValuesAs(JsonObject.class).forEach(pack -> add(pack, links));
        return new StoredSnapshot(
                json.getJsonNumber("number").longValueExact(),
                Instant.parse(json.getString("savedAt")),
                manifest,
                links);
    }

    private static boolean isThere(@Nullable JsonValue value) {
        return value != null && value != JsonValue.NULL;
    }

    private static Sha256 add(JsonObject object, Map<Sha256, Link> links) {
        Sha256 sha256 = new Sha256(object.getString("sha256"));
        long size = object.getJsonNumber("size").longValueExact();
        links.put(sha256, new Link(URI.create(object.getString("url")), size));
        return sha256;
    }

    @Override
    public String toString() {
        return "StoredSnapshot[" + number + "]";
    }
}
