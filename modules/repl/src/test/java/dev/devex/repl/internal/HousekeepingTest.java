package dev.devex.repl.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.devex.kernel.ReplId;
import dev.devex.kernel.UnavailableException;
import dev.devex.storage.Workspace;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class HousekeepingTest {
    private static final Duration HOURS = Duration.ofHours(7);
    private static final Duration DAY = Duration.ofHours(25);

    private final Workspace workspace = new Workspace(Site.ADA, ReplId.random());

    @RegisterExtension
    final Site site = new Site();

    private final Server server = site.idleServer();

    @BeforeEach
    void begin() {
        site.store.stored.add(workspace);
    }

    @Test
    void clearsAWorkspaceSomeHoursAfterItsFirstSave() {
        server.housekeeping.noteSave(workspace);
        server.housekeeping.run();
        assertThat(site.store.collected).isEmpty();

        var later = serverAfter(HOURS);
        later.housekeeping.noteSave(workspace);
        later.housekeeping.run();

        assertThat(site.store.collected).containsExactly(workspace);
    }

    @Test
    void clearsDailyAsLongAsThereIsSomethingToClear() {
        site.store.moreToCollect = true;
        server.housekeeping.noteSave(workspace);
        serverAfter(HOURS).housekeeping.run();
        serverAfter(HOURS.plusHours(1)).housekeeping.run();
        assertThat(site.store.collected).hasSize(1);

        site.store.moreToCollect = false;
        serverAfter(HOURS.plus(DAY)).housekeeping.run();
        serverAfter(HOURS.plus(DAY).plus(DAY)).housekeeping.run();

        assertThat(site.store.collected).hasSize(2);
    }

    @Test
    void leavesToOneServerWhatAnotherHasInHand() {
        server.housekeeping.noteSave(workspace);
        var one = serverAfter(HOURS);
        var other = serverAfter(HOURS);
        site.store.duringCollect = () -> {
            site.store.duringCollect = () -> {};
            other.housekeeping.run();
        };

        one.housekeeping.run();

        assertThat(site.store.collected).hasSize(1);
    }

    @Test
    void takesUpWhatAServerLeftThatDied() {
        server.housekeeping.noteSave(workspace);
        var dying = serverAfter(HOURS);
        site.store.away = true;
        assertThatThrownBy(dying.housekeeping::run).isInstanceOf(UnavailableException.class);
        site.store.away = false;

        serverAfter(HOURS.plusMinutes(9)).housekeeping.run();
        assertThat(site.store.collected).isEmpty();
        serverAfter(HOURS.plusMinutes(11)).housekeeping.run();

        assertThat(site.store.collected).hasSize(1);
    }

    @Test
    void removesOnceMoreWhatWasUploadedToADeletedRepl() {
        site.store.stored.clear();
        server.housekeeping.noteRemoval(workspace);
        server.housekeeping.run();
        assertThat(site.store.deleted).isEmpty();

        var later = serverAfter(Duration.ofMinutes(21));
        later.housekeeping.run();
        later.housekeeping.run();

        assertThat(site.store.deleted).containsExactly(workspace);
    }

    @Test
    void looksAfterWhatIsSavedAndDeleted() {
        var running = site.server();
        var id = Site.running(running).id();
        running.desk.commit(id, new Server.Runner(id, 1), Site.commit(1));
        serverAfter(HOURS).housekeeping.run();
        assertThat(site.store.collected).containsExactly(new Workspace(Site.ADA, id));

        running.repls.delete(Site.ADA, id);
        Site.awaitGone(running, id);
        site.store.deleted.clear();
        serverAfter(Duration.ofMinutes(21)).housekeeping.run();

        assertThat(site.store.deleted).containsExactly(new Workspace(Site.ADA, id));
    }

    private Server serverAfter(Duration time) {
        return site.idleServer(
                Clock.fixed(Instant.now().plus(time), Clock.systemUTC().getZone()));
    }
}
