package dev.devex.repl.internal.rest;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.devex.auth.Caller;
import dev.devex.auth.Session;
import dev.devex.kernel.InvalidValueException;
import dev.devex.kernel.ReplId;
import dev.devex.kernel.UserId;
import dev.devex.repl.internal.ReplHistory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SnapshotsResourceTest {
    private final SnapshotsResource snapshots = new SnapshotsResource(new NoHistory(), new Ada());

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1", "x", "1.5", "9007199254740993"})
    void refusesWhatIsNoNumberOfASnapshot(String before) {
        var id = ReplId.random().value();
        assertThatThrownBy(() -> snapshots.list(id, before)).isInstanceOf(InvalidValueException.class);
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
