package dev.devex.repl.internal;

import static dev.devex.repl.ReplState.FAILED;
import static dev.devex.repl.ReplState.RUNNING;
import static dev.devex.repl.ReplState.STOPPED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.devex.kernel.ReplId;
import dev.devex.orchestration.Sandbox;
import dev.devex.orchestration.Sandbox.Condition;
import dev.devex.orchestration.SaveFailedException;
import dev.devex.repl.Failure;
import dev.devex.repl.internal.records.Keys;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Sandboxes that are not as the records say. */
class ReconciliationTest {
    @RegisterExtension
    final Site site = new Site();

    @Test
    void adoptsRunnersThatLive() {
        var server = site.server();
        var id = Site.running(server).id();
        server.die();
        site.orchestrator.sandboxes.put(
                id, new Sandbox(id, 1, Condition.RUNNING, URI.create("http://localhost:20000")));

        var other = site.server();

        Await.until(
                "the address is known",
                () -> other.repls.ticket(Site.ADA, id).url().toString().equals("http://localhost:20000"));
        assertThat(site.orchestrator.stops).hasValue(0);
    }

    @Test
    void savesWhatASandboxThatEndedHolds() {
        var server = site.server();
        var repl = Site.running(server);

        site.orchestrator.put(repl.id(), 1, Condition.ENDED);

        Site.awaitState(server, repl.id(), FAILED);
        var failed = server.repls.get(Site.ADA, repl.id());
        assertThat(failed.failure())
                .isEqualTo(new Failure("sandboxLost", "The sandbox ended unexpectedly. Your files were saved."));
        assertThat(failed.savedAt()).isAfter(repl.savedAt());
        assertThat(site.orchestrator.sandboxes).isEmpty();
    }

    @Test
    void saysThatFilesWereSavedThoughNothingOfThemWasNew() {
        var server = site.server();
        var repl = Site.running(server);
        site.orchestrator.saver = spec -> {};

        site.orchestrator.put(repl.id(), 1, Condition.ENDED);

        Site.awaitState(server, repl.id(), FAILED);
        assertThat(server.repls.get(Site.ADA, repl.id()).failure())
                .extracting(Failure::message)
                .asString()
                .endsWith("Your files were saved.");
    }

    @Test
    void doesNotSayThatALostSandboxWasSaved() {
        var server = site.server();
        var repl = Site.running(server);

        site.orchestrator.sandboxes.remove(repl.id());

        Site.awaitState(server, repl.id(), FAILED);
        assertThat(server.repls.get(Site.ADA, repl.id()).failure())
                .extracting(Failure::message)
                .asString()
                .endsWith("What was changed after that may be missing.");
        assertThat(site.store.commits).hasValue(0);
    }

    @Test
    void leavesARunnerAloneThatIsSlowToAnswer() {
        var server = site.server();
        var id = Site.running(server).id();
        site.orchestrator.put(id, 1, Condition.STARTING);
        var ended = Site.running(server).id();

        site.orchestrator.put(ended, 1, Condition.ENDED);

        Site.awaitState(server, ended, FAILED);
        assertThat(server.repls.get(Site.ADA, id).state()).isEqualTo(RUNNING);
    }

    @Test
    void savesASandboxThatAnOlderRecordKnowsNothingOf() {
        var server = site.server();
        var id = Site.create(server).id();

        site.orchestrator.put(id, 7, Condition.RUNNING);

        Await.until("it is saved", () -> site.orchestrator.sandboxes.isEmpty());
        Site.awaitState(server, id, STOPPED);
        assertThat(site.store.commits).hasValue(1);
        assertThat(server.records.get(Site.ADA, id).session()).isEqualTo(7);
    }

    @Test
    void neverReplacesNewerWorkByThatOfAnEarlierRun() {
        var server = site.server();
        var id = Site.running(server).id();
        server.repls.stop(Site.ADA, id, false);
        Site.awaitState(server, id, STOPPED);
        site.orchestrator.put(id, 0, Condition.ENDED);
        var other = Site.running(server).id();

        site.orchestrator.put(other, 1, Condition.ENDED);
        Site.awaitState(server, other, FAILED);

        assertThat(server.repls.get(Site.ADA, id).state()).isEqualTo(STOPPED);
        assertThat(site.orchestrator.sandboxes).containsKey(id);
        assertThat(site.store.commits).hasValue(2);
    }

    @Test
    void endsASandboxWithoutARecordAndKeepsItsFiles() {
        var id = ReplId.random();
        site.orchestrator.put(id, 1, Condition.RUNNING);
        site.orchestrator.duringStop = ReconciliationTest::refuse;

        site.server();

        Await.until("it was ended", () -> site.orchestrator.stops.get() > 0);
        assertThat(site.orchestrator.sandboxes).containsKey(id);
        assertThat(site.orchestrator.discards).hasValue(0);
    }

    @Test
    void looksAgainAfterASandboxWithoutARecordThatAnotherServerHasInHand() {
        var id = ReplId.random();
        var other = site.idleServer();
        other.redis.call(client -> client.set(Keys.lease(id), "another"));
        site.orchestrator.put(id, 1, Condition.RUNNING);
        site.orchestrator.duringStop = ReconciliationTest::refuse;
        site.server();
        Await.until("it was looked after", () -> site.orchestrator.looks.get() > 3);

        other.redis.call(client -> client.del(Keys.lease(id)));

        Await.until("it was ended", () -> site.orchestrator.stops.get() > 0);
    }

    @Test
    void removesTheSandboxOfADeletedRepl() {
        var server = site.server();
        var id = Site.create(server).id();
        server.repls.delete(Site.ADA, id);
        Site.awaitGone(server, id);

        site.orchestrator.put(id, 1, Condition.ENDED);

        Await.until("it is removed", () -> site.orchestrator.sandboxes.isEmpty());
        assertThat(site.orchestrator.stops).hasValue(0);
        assertThat(site.store.walks).hasValue(0);
    }

    private static void refuse() {
        throw new SaveFailedException("refused", "There is no such repl.");
    }
}
