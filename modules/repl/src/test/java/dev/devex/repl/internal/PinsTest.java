package dev.devex.repl.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.devex.kernel.InvalidValueException;
import dev.devex.repl.Activity;
import dev.devex.repl.ReplState;
import dev.devex.repl.ReplStateException;
import dev.devex.repl.UnknownReplException;
import dev.devex.repl.internal.idle.IdleParts;
import dev.devex.storage.SnapshotId;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PinsTest extends IdleRepl {
    private static final Duration HOUR = Duration.ofHours(1);

    @Test
    void keepsAnIdleReplUpForSoLongAndNoLonger() {
        reportIdleFor(Duration.ZERO);
        server.idle.pins.pin(Site.ADA, id, 20);
        assertThat(activity().pinnedUntil()).isEqualTo(in(HOUR.multipliedBy(20)));
        assertThat(activity().stopsAt()).isEqualTo(in(HOUR.multipliedBy(20)));
        clock.advance(HOUR.multipliedBy(19));
        reportIdleFor(HOUR.multipliedBy(19));
        server.idle.look();
        assertThat(server.repls.get(Site.ADA, id).state()).isEqualTo(ReplState.RUNNING);

        clock.advance(HOUR);
        reportIdleFor(HOUR.multipliedBy(20));

        Site.awaitState(server, id, ReplState.STOPPED);
    }

    @Test
    void forgetsAPinThatIsOver() {
        server.idle.pins.pin(Site.ADA, id, 1);
        clock.advance(HOUR.multipliedBy(2));

        server.idle.look();

        assertThat(activity().pinnedUntil()).isNull();
    }

    @Test
    void forgetsAPinOnceAnEarlierStateIsBroughtBack() {
        server.idle.pins.pin(Site.ADA, id, 20);

        server.repls.restore(Site.ADA, id, SnapshotId.of("2"));

        Site.awaitState(server, id, ReplState.RUNNING);
        assertThat(activity().pinnedUntil()).isNull();
    }

    @Test
    void givesTheUsualTimeToOneThatIsUnpinned() {
        reportIdleFor(Duration.ZERO);
        server.idle.pins.pin(Site.ADA, id, 20);
        clock.advance(HOUR);

        var repl = server.idle.pins.pin(Site.ADA, id, 0);

        assertThat(repl.activity()).isEqualTo(new Activity(null, in(IdleParts.TIMEOUT), null));
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 25, Long.MAX_VALUE, Long.MIN_VALUE})
    void refusesHoursThatTheSiteDoesNotAllow(long hours) {
        assertThatThrownBy(() -> server.idle.pins.pin(Site.ADA, id, hours))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("\"hours\" must be 0 to 24.");
    }

    @Test
    void refusesReplsThatDoNotRun() {
        server.repls.stop(Site.ADA, id, false);
        Site.awaitState(server, id, ReplState.STOPPED);

        assertThatThrownBy(() -> server.idle.pins.pin(Site.ADA, id, 1)).isInstanceOf(ReplStateException.class);
        assertThatThrownBy(() -> server.idle.pins.pin(Site.ADA, id, 0)).isInstanceOf(ReplStateException.class);
    }

    @Test
    void knowsNobodyElsesRepl() {
        assertThatThrownBy(() -> server.idle.pins.pin(Site.EVE, id, 1)).isInstanceOf(UnknownReplException.class);
    }
}
