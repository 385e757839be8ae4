package dev.devex.repl.internal;

import static dev.devex.repl.internal.idle.IdleParts.LONGEST;
import static dev.devex.repl.internal.idle.IdleParts.SILENCE;
import static dev.devex.repl.internal.idle.IdleParts.TIMEOUT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.devex.kernel.ReplId;
import dev.devex.repl.Activity;
import dev.devex.repl.Activity.Reason;
import dev.devex.repl.ForeignSandboxException;
import dev.devex.repl.OldSessionException;
import dev.devex.repl.ReplState;
import dev.devex.repl.internal.idle.ActivityReport;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class IdleTest extends IdleRepl {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Test
    void savesAndStopsWhatHasBeenIdleForLongEnough() {
        reportIdleFor(Duration.ZERO);
        clock.advance(TIMEOUT.minus(MINUTE));
        reportIdleFor(TIMEOUT.minus(MINUTE));
        assertThat(state()).isEqualTo(ReplState.RUNNING);

        clock.advance(MINUTE.multipliedBy(2));
        reportIdleFor(TIMEOUT.plus(MINUTE));

        Site.awaitState(server, id, ReplState.STOPPED);
        assertThat(site.store.commits).hasValue(1);
        assertThat(server.repls.get(Site.ADA, id).activity()).isNull();
    }

    @Test
    void keepsUpWhatWorksAndSaysWhyAndForHowLong() {
        assertThat(activity()).isEqualTo(new Activity(null, null, null));
        for (var reason : Reason.values()) {
            clock.advance(TIMEOUT.multipliedBy(2));
            report(reason);
            assertThat(activity().reason()).isEqualTo(reason);
            assertThat(activity().stopsAt()).isEqualTo(ownerAt().plus(LONGEST));
        }

        reportIdleFor(Duration.ZERO);

        assertThat(activity().reason()).isNull();
        assertThat(activity().stopsAt()).isEqualTo(millis(clock.instant()).plus(TIMEOUT));
    }

    @Test
    void believesASandboxForABoundedTimeAfterItsOwnerLastAskedForSomething() {
        server.idle.look();
        clock.advance(LONGEST.minus(MINUTE));
        report(Reason.CONNECTED);
        server.idle.look();
        ask();
        clock.advance(LONGEST.minus(MINUTE));
        report(Reason.CONNECTED);
        server.idle.look();
        assertThat(state()).isEqualTo(ReplState.RUNNING);
        clock.advance(TIMEOUT);
        report(Reason.CONNECTED);

        // Redis lets a watch of so long ago run out by its own clock only: this is still the same one.
        server.idle.look();

        Site.awaitState(server, id, ReplState.STOPPED);
        assertThat(site.store.commits).hasValue(1);
    }

    @Test
    void keepsARunnerThatNeverReportsForTheLongestTime() {
        server.idle.look();
        assertThat(activity().stopsAt()).isEqualTo(ownerAt().plus(LONGEST));
        clock.advance(LONGEST.minus(MINUTE));
        server.idle.look();
        assertThat(state()).isEqualTo(ReplState.RUNNING);
        clock.advance(MINUTE.multipliedBy(2));

        server.idle.look();

        Site.awaitState(server, id, ReplState.STOPPED);
        assertThat(site.store.commits).hasValue(1);
    }

    @Test
    void stopsNobodyOnAccountOfWhatWasKnownBeforeAllServersWereAway() {
        reportIdleFor(Duration.ZERO);
        clock.advance(LONGEST.plus(TIMEOUT));
        server.die();
        var next = site.idleServer(clock);

        next.idle.look();
        assertThat(next.records.find(id).orElseThrow().state()).isEqualTo(ReplState.RUNNING);
        next.idle.desk.report(id, runner(1), new ActivityReport(Reason.CONNECTED, 0));
        clock.advance(TIMEOUT.minus(MINUTE));
        next.idle.look();

        assertThat(next.records.find(id).orElseThrow().state()).isEqualTo(ReplState.RUNNING);
    }

    @Test
    void goesOnAfterRedisWasAway() throws IOException {
        reportIdleFor(Duration.ZERO);
        site.startRedis(site.stopRedis());
        clock.advance(TIMEOUT.multipliedBy(2));
        server.idle.look();
        assertThat(state()).isEqualTo(ReplState.RUNNING);
        report(Reason.TERMINAL);
        reportIdleFor(TIMEOUT.minus(MINUTE));
        assertThat(state()).isEqualTo(ReplState.RUNNING);

        reportIdleFor(TIMEOUT);

        Site.awaitState(server, id, ReplState.STOPPED);
    }

    @Test
    void doesNotCountAgainstItsOwnerWhatWasBeforeHeCame() {
        reportIdleFor(Duration.ZERO);
        clock.advance(TIMEOUT.minus(MINUTE));
        ask();
        clock.advance(MINUTE.multipliedBy(2));

        reportIdleFor(TIMEOUT.plus(MINUTE));

        assertThat(state()).isEqualTo(ReplState.RUNNING);
        assertThat(activity().stopsAt()).isEqualTo(ownerAt().plus(TIMEOUT));
    }

    @Test
    void doesNotStopUnderTheFeetOfAnOwnerWhoComesJustThen() {
        var seen = server.records.find(id).orElseThrow();
        server.repls.ticket(Site.ADA, id);

        server.idle.stop(seen);

        assertThat(state()).isEqualTo(ReplState.RUNNING);
    }

    @Test
    void leavesTheWatchToOneServer() {
        server.idle.look();
        var other = site.idleServer(clock);
        clock.advance(LONGEST.plus(TIMEOUT));

        other.idle.look();
        assertThat(state()).isEqualTo(ReplState.RUNNING);
        server.idle.look();

        Site.awaitState(server, id, ReplState.STOPPED);
    }

    @Test
    void takesASandboxThatFallsSilentForOneThatMayWork() {
        server.idle.look();
        reportIdleFor(Duration.ZERO);
        clock.advance(TIMEOUT.plus(SILENCE).plus(MINUTE));

        server.idle.look();

        assertThat(state()).isEqualTo(ReplState.RUNNING);
        assertThat(activity().stopsAt()).isEqualTo(ownerAt().plus(LONGEST));
    }

    @Test
    void writesNothingThatIsKnown() {
        report(Reason.CPU);
        var busy = revision();
        report(Reason.CPU);
        assertThat(revision()).isEqualTo(busy);
        reportIdleFor(Duration.ZERO);
        var idle = revision();
        clock.advance(MINUTE);

        reportIdleFor(MINUTE.plusSeconds(1));

        assertThat(revision()).isEqualTo(idle);
    }

    @Test
    void hearsOnlyThePresentSandbox() {
        assertThatThrownBy(() -> server.idle.desk.report(id, runner(0), new ActivityReport(Reason.CPU, 0)))
                .isInstanceOf(OldSessionException.class);
        var foreign = new Server.Runner(ReplId.random(), 1);
        assertThatThrownBy(() -> server.idle.desk.report(id, foreign, new ActivityReport(Reason.CPU, 0)))
                .isInstanceOf(ForeignSandboxException.class);
    }

    @Test
    void wantsToHearSoonOfASandboxThatIsJustComingUp() {
        server.repls.stop(Site.ADA, id, false);
        Site.awaitState(server, id, ReplState.STOPPED);
        site.orchestrator.duringStart = new CountDownLatch(1)::await;
        server.repls.start(Site.ADA, id);

        var next = server.idle.desk.report(id, runner(2), new ActivityReport(null, 0));

        assertThat(next).isEqualTo(Duration.ofSeconds(1));
        assertThat(state()).isEqualTo(ReplState.STARTING);
    }

    @Test
    void forgetsWithASandboxWhatWasKnownOfIt() {
        report(Reason.CPU);
        server.idle.pins.pin(Site.ADA, id, 1);
        server.repls.stop(Site.ADA, id, false);
        Site.awaitState(server, id, ReplState.STOPPED);

        server.repls.start(Site.ADA, id);
        Site.awaitState(server, id, ReplState.RUNNING);

        assertThat(activity()).isEqualTo(new Activity(null, null, null));
    }

    private void report(Reason reason) {
        server.idle.desk.report(id, runner(1), new ActivityReport(reason, 0));
    }

    /** As a ticket does, by the clock of this test. */
    private void ask() {
        server.idle.pins.pin(Site.ADA, id, 0);
    }

    private Server.Runner runner(long session) {
        return new Server.Runner(id, session);
    }

    private Instant ownerAt() {
        var repl = server.repls.get(Site.ADA, id);
        return Objects.requireNonNullElse(repl.lastActiveAt(), Objects.requireNonNull(repl.startedAt()));
    }

    private ReplState state() {
        return server.repls.get(Site.ADA, id).state();
    }

    private long revision() {
        return server.records.find(id).orElseThrow().revision();
    }

    private static Instant millis(Instant time) {
        return Instant.ofEpochMilli(time.toEpochMilli());
    }
}
