package dev.devex.storage.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.devex.kernel.ReplId;
import dev.devex.kernel.UnavailableException;
import dev.devex.kernel.UserId;
import dev.devex.snapshot.SnapshotDigest;
import dev.devex.storage.Workspace;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeadJsonTest {
    private static final String ID = "11111111-2222-3333-4444-555555555555";

    private final WorkspaceKeys keys = new WorkspaceKeys(
            new Workspace(new UserId("local:ada"), new ReplId("repl-00000000-0000-0000-0000-000000000000")));
    private final Snapshot snapshot = new Snapshot(
            new UploadId(ID), new SnapshotDigest(7, "a".repeat(64)), 3, Instant.parse("2026-01-01T00:00:00Z"));

    @Test
    void readsWhatItWrites() {
        var first = new Head(snapshot, Optional.empty());
        var second = new Head(snapshot, Optional.of(snapshot));
        assertThat(copy(first)).isEqualTo(first);
        assertThat(copy(second)).isEqualTo(second);
    }

    @Test
    void namesTheSnapshotByItsKey() {
        assertThat(new String(HeadJson.write(new Head(snapshot, Optional.empty()), keys), StandardCharsets.UTF_8))
                .isEqualTo(
                        "{\"session\":3,\"snapshot\":\"repl/local:ada/repl-00000000-0000-0000-0000-000000000000/snapshots/"
                                + ID + ".tar.zst\",\"size\":7,\"sha256\":\"" + "a".repeat(64)
                                + "\",\"savedAt\":\"2026-01-01T00:00:00Z\",\"version\":1,\"previous\":null}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "[]", "{}", "{\"version\":2}", "{\"version\":1,\"previous\":null,\"snapshot\":\"other\"}"})
    void answersNothingRatherThanSomethingWrong(String text) {
        assertThatThrownBy(() -> HeadJson.read(text, keys)).isInstanceOf(UnavailableException.class);
    }

    private Head copy(Head head) {
        return HeadJson.read(new String(HeadJson.write(head, keys), StandardCharsets.UTF_8), keys);
    }
}
