package dev.devex.storage.internal.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.devex.kernel.UnavailableException;
import dev.devex.storage.Snapshot;
import dev.devex.storage.Snapshot.Origin;
import dev.devex.storage.UnreadableWorkspaceException;
import dev.devex.storage.WorkspaceObject;
import dev.devex.storage.WorkspaceObject.Kind;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeadJsonTest {
    private static final String SHA_256 = "a".repeat(64);

    private final Snapshot snapshot = new Snapshot(
            7,
            3,
            Instant.parse("2026-01-01T00:00:00Z"),
            new WorkspaceObject(Kind.MANIFEST, SHA_256, 9),
            Optional.empty(),
            100,
            4,
            50,
            Origin.SAVE);

    @Test
    void readsWhatItWrites() {
        var head = new Head(snapshot, 4, 2, Set.of("packs/" + SHA_256));
        assertThat(copy(head)).isEqualTo(head);
        var delta = new Snapshot(
                8, 3, snapshot.savedAt(), snapshot.manifest(), Optional.of(SHA_256), 100, 4, 50, Origin.SAVE);
        assertThat(copy(Head.first(delta))).isEqualTo(Head.first(delta));
    }

    @Test
    void writesWhatTheReadmeSays() {
        assertThat(new String(HeadJson.write(Head.first(snapshot)), StandardCharsets.UTF_8))
                .isEqualTo("{\"version\":2,\"session\":3,\"snapshot\":{\"number\":7,\"session\":3,"
                        + "\"savedAt\":\"2026-01-01T00:00:00Z\",\"manifest\":{\"sha256\":\"" + SHA_256
                        + "\",\"size\":9},\"base\":null,\"stored\":100,\"entries\":4,\"bytes\":50,\"kind\":\"save\"},"
                        + "\"branches\":0,\"collecting\":[]}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{}", "{\"version\":2}", "{\"version\":2,\"session\":1,\"snapshot\":7}"})
    void answersNothingRatherThanSomethingWrong(String text) {
        assertThatThrownBy(() -> HeadJson.read(text)).isInstanceOf(UnavailableException.class);
    }

    @Test
    void saysWhichVersionsItCannotRead() {
        assertThatThrownBy(() -> HeadJson.read("{\"version\":1,\"session\":3,\"snapshot\":\"x.tar.zst\"}"))
                .isInstanceOf(UnreadableWorkspaceException.class)
                .hasMessageContaining("early version of Devex");
        assertThatThrownBy(() -> HeadJson.read("{\"version\":3}"))
                .isInstanceOf(UnreadableWorkspaceException.class)
                .hasMessageContaining("newer version of Devex");
    }

    private static Head copy(Head head) {
        return HeadJson.read(new String(HeadJson.write(head), StandardCharsets.UTF_8));
    }
}
