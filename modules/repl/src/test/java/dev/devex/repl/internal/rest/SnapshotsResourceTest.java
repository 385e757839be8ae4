package dev.devex.repl.internal.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.devex.auth.Caller;
import dev.devex.auth.Session;
import dev.devex.kernel.InvalidValueException;
import dev.devex.kernel.ReplId;
import dev.devex.kernel.UserId;
import dev.devex.repl.internal.ReplHistory;
import dev.devex.repl.internal.rest.SnapshotsResource.SnapshotJson;
import dev.devex.storage.Snapshot;
import dev.devex.storage.Snapshot.Origin;
import dev.devex.storage.WorkspaceObject;
import dev.devex.storage.WorkspaceObject.Kind;
import jakarta.json.bind.JsonbBuilder;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SnapshotsResourceTest {
    private static final Instant TIME = Instant.parse("2026-01-02T03:04:05.678Z");

    private final SnapshotsResource snapshots = new SnapshotsResource(new NoHistory(), new Ada());

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1", "x", "1.5", "9007199254740993"})
    void refusesWhatIsNoNumberOfASnapshot(String before) {
        var id = ReplId.random().value();
        assertThatThrownBy(() -> snapshots.list(id, before)).isInstanceOf(InvalidValueException.class);
    }

    @Test
    void writesASnapshot() {
        var manifest = new WorkspaceObject(Kind.MANIFEST, "0".repeat(64), 9);
        var snapshot = new Snapshot(7, 3, TIME, manifest, Optional.empty(), 1, 2, 3, Origin.SAVE);
        assertThat(JsonbBuilder.create().toJson(SnapshotJson.of(snapshot)))
                .isEqualTo("{\"number\":7,\"savedAt\":\"2026-01-02T03:04:05.678Z\",\"kind\":\"save\","
                        + "\"entries\":2,\"bytes\":3}");
    }

    private static final class NoHistory extends ReplHistory {}

    private record Ada() implements Caller {
        @Override
        public UserId id() {
            return new UserId("local:ada");
        }

        @Override
        public Session session() {
            throw new UnsupportedOperationException();
        }
    }
}
