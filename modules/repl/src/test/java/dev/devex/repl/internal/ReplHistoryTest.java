package dev.devex.repl.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.devex.repl.UnknownReplException;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class ReplHistoryTest {
    @Test
    void isForTheOwnerAlone() throws IOException {
        try (var site = new Site()) {
            var server = site.idleServer();
            var history = new ReplHistory(server.records, site.history);
            var id = Site.create(server).id();
            assertThat(history.before(Site.ADA, id, 9)).hasSize(1);
            assertThatThrownBy(() -> history.before(Site.EVE, id, 9)).isInstanceOf(UnknownReplException.class);
        }
    }
}
