package dev.devex.repl.internal;

import static dev.devex.repl.ReplState.FAILED;
import static dev.devex.repl.ReplState.RUNNING;
import static dev.devex.repl.ReplState.STOPPED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.devex.kernel.ReplId;
import dev.devex.orchestration.Sandbox.Condition;
import dev.devex.orchestration.SandboxStartException;
import dev.devex.repl.Failure;
import dev.devex.repl.Repl;
import dev.devex.repl.internal.FakeHistory.Restored;
import dev.devex.repl.internal.records.Fields;
import dev.devex.repl.internal.records.Transition;
import dev.devex.storage.SnapshotId;
import dev.devex.storage.SupersededSessionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A Redis that knows less than there is: restored from a backup, or empty. */
class RestoredRedisTest {
    @RegisterExtension
    final Site site = new Site();

    private final Server server = site.idleServer();

    @Test
    void takesUpTheSandboxThatRunsInsteadOfTheOneItKnows() {
        var id = Site.running(server).id();
        site.orchestrator.put(id, 4, Condition.RUNNING);

        server.reconciler.pass();

        var record = server.records.get(Site.ADA, id);
        assertThat(record.isOf(RUNNING, 4)).isTrue();
        assertThat(record.url()).hasToString("http://localhost:10004");
        assertThat(site.orchestrator.stops).hasValue(0);
    }

    @Test
    void savesASandboxThatItDoesNotKnowAndThatHasEnded() {
        var id = Site.running(server).id();
        site.orchestrator.put(id, 4, Condition.ENDED);

        server.reconciler.pass();

        Site.awaitState(server, id, FAILED);
        var record = server.records.get(Site.ADA, id);
        assertThat(record.session()).isEqualTo(4);
        assertThat(record.repl().failure())
                .extracting(Failure::message)
                .asString()
                .endsWith("Your files were saved.");
        assertThat(site.store.commits).hasValue(1);
    }

    @Test
    void savesWhatIsThereThoughAnEarlierSandboxWasToBeDiscarded() {
        var id = Site.running(server).id();
        site.orchestrator.put(id, 4, Condition.RUNNING);
        server.records.move(id, Transition.STOP, Fields.none().set("discard", 1).set("restore", "2"));

        server.reconciler.pass();

        Site.awaitState(server, id, STOPPED);
        assertThat(site.orchestrator.discards).hasValue(0);
        assertThat(site.store.commits).hasValue(1);
        assertThat(site.history.restored).isEmpty();
    }

    @Test
    void startsLaterThanWhatIsStored() {
        var id = Site.create(server).id();
        site.store.session = 7;
        site.orchestrator.duringStart = () -> readAsItsSandbox(id);

        server.repls.start(Site.ADA, id);

        Site.awaitState(server, id, RUNNING);
        var record = server.records.get(Site.ADA, id);
        assertThat(record.session()).isEqualTo(8);
        assertThat(record.repl().failure()).isNull();
    }

    @Test
    void leavesARunningReplItsSessionThoughALaterOneIsStored() {
        var id = Site.running(server).id();
        site.store.session = 7;

        assertThat(isShutOut(id)).isTrue();

        assertThat(server.records.get(Site.ADA, id).isOf(RUNNING, 1)).isTrue();
    }

    @Test
    void restoresLaterThanWhatIsStored() {
        var id = Site.create(server).id();
        site.store.session = 7;

        server.repls.restore(Site.ADA, id, SnapshotId.of("2"));

        assertThat(site.history.restored).containsExactly(new Restored(SnapshotId.of("2"), 8));
        assertThat(server.records.get(Site.ADA, id).session()).isEqualTo(8);
    }

    @Test
    void savesWhatRunsThoughItIsEmpty() {
        var one = Site.running(server);
        var two = Site.running(server);
        server.redis.call(client -> client.flushAll());

        server.begin();

        Await.until("both are saved", () -> site.orchestrator.sandboxes.isEmpty());
        Site.awaitState(server, one.id(), STOPPED);
        Site.awaitState(server, two.id(), STOPPED);
        assertThat(server.repls.of(Site.ADA)).extracting(Repl::name).containsExactlyInAnyOrder(one.name(), two.name());
        assertThat(site.store.commits).hasValue(2);
        assertThat(site.store.walks).hasValue(1);
    }

    @Test
    void waitsForTheStoreBeforeItEndsWhatItDoesNotKnow() {
        var id = Site.running(server).id();
        server.redis.call(client -> client.flushAll());
        site.store.away = true;
        server.begin();
        Await.until("it has looked", () -> site.orchestrator.looks.get() > 3);
        assertThat(site.orchestrator.stops).hasValue(0);

        site.store.away = false;

        Await.until("it is saved", () -> site.orchestrator.sandboxes.isEmpty());
        Site.awaitState(server, id, STOPPED);
        assertThat(site.store.commits).hasValue(1);
    }

    private void readAsItsSandbox(ReplId id) {
        if (isShutOut(id)) {
            throw new SandboxStartException("restoreFailed", "A newer session has begun.");
        }
    }

    private boolean isShutOut(ReplId id) {
        var session = server.records.get(Site.ADA, id).session();
        try {
            server.desk.open(id, new Server.Runner(id, session));
            return false;
        } catch (SupersededSessionException e) {
            return true;
        }
    }
}
