package dev.devex.runner.workspace;

import dev.devex.snapshot.SnapshotDigest;
import jakarta.json.JsonObject;
import java.net.URI;
import java.util.Optional;

/**
 * What the core lets this sandbox do in the store. The two addresses carry their own permission: they are secrets.
 *
 * @param stored what the download will be, where the core says so
 */
record Grant(URI download, URI upload, String uploadId, Optional<SnapshotDigest> stored) {
    static Grant of(JsonObject json) {
        Optional<SnapshotDigest> stored = json.containsKey("size") && json.containsKey("sha256")
                ? Optional.of(new SnapshotDigest(json.getJsonNumber("size").longValueExact(), json.getString("sha256")))
                : Optional.empty();
        return new Grant(
                URI.create(json.getString("download")),
                URI.create(json.getString("upload")),
                json.getString("uploadId"),
                stored);
    }

    @Override
    public String toString() {
        return "Grant[" + uploadId + "]";
    }
}
