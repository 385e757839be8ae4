package dev.devex.repl.internal.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.devex.storage.Snapshot;
import dev.devex.storage.Snapshot.Origin;
import dev.devex.storage.SnapshotGrant;
import dev.devex.storage.SnapshotGrant.Link;
import dev.devex.storage.UploadGrant;
import dev.devex.storage.UploadGrant.Upload;
import dev.devex.storage.WorkspaceObject;
import dev.devex.storage.WorkspaceObject.Kind;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The shapes that runners read. */
class SandboxJsonTest {
    private static final Jsonb JSON = JsonbBuilder.create(new JsonbConfig().withNullValues(true));
    private static final Instant TIME = Instant.parse("2026-01-02T03:04:05.678Z");
    private static final Instant EXPIRY = Instant.parse("2026-01-02T03:19:05Z");
    private static final String SHA_256 = "a".repeat(64);
    private static final String LINK = "{\"sha256\":\"" + SHA_256 + "\",\"size\":9,\"url\":\"http://s/x\"}";

    private final Snapshot snapshot = new Snapshot(
            7, 3, TIME, new WorkspaceObject(Kind.MANIFEST, SHA_256, 9), Optional.empty(), 1, 2, 3, Origin.SAVE);
    private final Link link = new Link(SHA_256, 9, URI.create("http://s/x"));

    @Test
    void writesTheWayToASnapshot() {
        var full = new SnapshotGrant(snapshot, link, Optional.empty(), List.of(link), EXPIRY);
        var delta = new SnapshotGrant(snapshot, link, Optional.of(link), List.of(), EXPIRY);

        assertThat(JSON.toJson(SnapshotGrantJson.of(full)))
                .isEqualTo("{\"number\":7,\"session\":3,\"savedAt\":\"2026-01-02T03:04:05.678Z\",\"manifest\":" + LINK
                        + ",\"base\":null,\"packs\":[" + LINK + "],\"expiresAt\":\"2026-01-02T03:19:05Z\"}");
        assertThat(JSON.toJson(SnapshotGrantJson.of(delta))).contains("\"base\":" + LINK + ",\"packs\":[]");
    }

    @Test
    void writesPermissionToUpload() {
        var upload = new Upload(Optional.of(URI.create("http://s/x")), Map.of("If-None-Match", "*"));
        var grant = new UploadGrant(List.of(upload, Upload.stored()), EXPIRY);

        assertThat(UploadGrantJson.of(grant))
                .hasToString("{\"uploads\":[{\"url\":\"http://s/x\",\"headers\":{\"If-None-Match\":\"*\"}},"
                        + "{\"stored\":true}],\"expiresAt\":\"2026-01-02T03:19:05Z\"}");
    }

    @Test
    void writesWhatBecameOfASave() {
        assertThat(JSON.toJson(SaveJson.of(snapshot)))
                .isEqualTo("{\"number\":7,\"savedAt\":\"2026-01-02T03:04:05.678Z\"}");
    }
}
