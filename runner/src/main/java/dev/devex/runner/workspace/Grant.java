package dev.devex.runner.workspace;

import dev.devex.snapshot.SnapshotDigest;
import jakarta.json.JsonObject;
import java.net.URI;
import java.util.Optional;

/**
 * What the core lets this sandbox do in the store. The two addresses carry their own permission: they are secrets.
 *
 * @param stored what the download will be, where the core says so
 * @param largest how many bytes the upload may have
 */
record Grant(URI download, URI upload, String uploadId, Optional<SnapshotDigest> stored, long largest) {
    private static final long MEGABYTE = 1_000_000;

    static Grant of(JsonObject json) {
        Optional<SnapshotDigest> stored = json.containsKey("size") && json.containsKey("sha256")
                ? Optional.of(new SnapshotDigest(json.getJsonNumber("size").longValueExact(), json.getString("sha256")))
                : Optional.empty();
        return new Grant(
                URI.create(json.getString("download")),
                URI.create(json.getString("upload")),
                json.getString("uploadId"),
                stored,
                json.containsKey("largest") ? json.getJsonNumber("largest").longValueExact() : Long.MAX_VALUE);
    }

    void requireRoomFor(long size) {
        if (size > largest) {
            throw new CommandException(
                    ExitCode.UNSAVABLE,
                    "The workspace is too large to be saved: compressed it has " + (size + MEGABYTE - 1) / MEGABYTE
                            + " MB, and " + largest / MEGABYTE
                            + " MB are allowed. Delete what you can do without, then stop again.");
        }
    }

    @Override
    public String toString() {
        return "Grant[" + uploadId + "]";
    }
}
