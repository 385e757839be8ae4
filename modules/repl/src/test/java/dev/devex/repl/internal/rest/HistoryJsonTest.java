package dev.devex.repl.internal.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.devex.storage.EntryChange;
import dev.devex.storage.EntryChange.Kind;
import dev.devex.storage.Snapshot;
import dev.devex.storage.Snapshot.Origin;
import dev.devex.storage.StoredEntry;
import dev.devex.storage.WorkspaceHistory.Comparison;
import dev.devex.storage.WorkspaceHistory.Listing;
import dev.devex.storage.WorkspaceObject;
import dev.devex.storage.WorkspacePath;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HistoryJsonTest {
    private static final Jsonb JSON = JsonbBuilder.create();
    private static final Instant TIME = Instant.parse("2026-01-02T03:04:05.678Z");
    private static final String SHA_256 = "0".repeat(64);
    private static final Snapshot SNAPSHOT = new Snapshot(
            7,
            3,
            TIME,
            new WorkspaceObject(WorkspaceObject.Kind.MANIFEST, SHA_256, 9),
            Optional.empty(),
            1,
            2,
            3,
            Origin.SAVE);
    private static final StoredEntry FILE = new StoredEntry(
            new WorkspacePath("workspace/a", false),
            StoredEntry.Type.FILE,
            5,
            0644,
            TIME,
            Optional.empty(),
            Optional.of(SHA_256));

    @Test
    void writesASnapshotOfTheLine() {
        assertThat(JSON.toJson(SnapshotJson.of(SNAPSHOT)))
                .isEqualTo("{\"id\":\"7\",\"number\":7,\"session\":3,\"savedAt\":\"2026-01-02T03:04:05.678Z\","
                        + "\"kind\":\"save\",\"entries\":2,\"bytes\":3}");
    }

    @Test
    void writesABranchWithoutANumber() {
        assertThat(JSON.toJson(SnapshotJson.of(SNAPSHOT.as(Origin.BRANCH, 7, 3, TIME))))
                .startsWith("{\"id\":\"b3-" + SHA_256 + "\",\"number\":null,\"session\":3,")
                .contains("\"kind\":\"branch\"");
    }

    @Test
    void writesAListingWithEveryField() {
        var link = new StoredEntry(
                new WorkspacePath("home/caf%E9", true),
                StoredEntry.Type.LINK,
                0,
                0777,
                TIME,
                Optional.of("../a"),
                Optional.empty());
        assertThat(JSON.toJson(FilesJson.of(Optional.empty(), new Listing(List.of(FILE, link), true))))
                .isEqualTo(
                        "{\"in\":null,\"files\":[{\"path\":\"workspace/a\",\"type\":\"file\",\"size\":5,\"mode\":420,"
                                + "\"modified\":\"2026-01-02T03:04:05.678Z\",\"target\":null,\"encoded\":false},"
                                + "{\"path\":\"home/caf%E9\",\"type\":\"link\",\"size\":0,\"mode\":511,"
                                + "\"modified\":\"2026-01-02T03:04:05.678Z\",\"target\":\"../a\",\"encoded\":true}],"
                                + "\"truncated\":true}");
    }

    @Test
    void writesAComparisonWithEveryField() {
        var added = new EntryChange(FILE.path(), Kind.ADDED, Optional.empty(), Optional.of(FILE));
        assertThat(JSON.toJson(ComparisonJson.of(new Comparison(Optional.empty(), SNAPSHOT, List.of(added), false))))
                .isEqualTo("{\"from\":null,\"to\":\"7\",\"changes\":[{\"path\":\"workspace/a\",\"kind\":\"added\","
                        + "\"before\":null,\"after\":{\"type\":\"file\",\"size\":5,\"mode\":420,\"sha256\":\"" + SHA_256
                        + "\"},\"encoded\":false}],\"truncated\":false}");
    }
}
