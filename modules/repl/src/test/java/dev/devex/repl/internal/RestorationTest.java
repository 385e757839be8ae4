package dev.devex.repl.internal;

import static dev.devex.repl.ReplState.FAILED;
import static dev.devex.repl.ReplState.RUNNING;
import static dev.devex.repl.ReplState.STARTING;
import static dev.devex.repl.ReplState.STOPPED;
import static dev.devex.repl.ReplState.STOPPING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.devex.kernel.ReplId;
import dev.devex.kernel.UnavailableException;
import dev.devex.orchestration.SaveFailedException;
import dev.devex.repl.Failure;
import dev.devex.repl.ReplState;
import dev.devex.repl.ReplStateException;
import dev.devex.repl.UnknownReplException;
import dev.devex.repl.internal.FakeHistory.Restored;
import dev.devex.repl.internal.records.Keys;
import dev.devex.storage.SnapshotId;
import dev.devex.storage.SupersededSessionException;
import dev.devex.storage.UnknownSnapshotException;
import dev.devex.storage.UnreadableWorkspaceException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RestorationTest {
    private static final SnapshotId TWO = SnapshotId.of("2");
    private static final SnapshotId THREE = SnapshotId.of("3");

    @RegisterExtension
    final Site site = new Site();

    private Server server = site.server();

    @Test
    void isDoneAtOnceWhereThereIsNoSandbox() {
        var repl = Site.create(server);

        var restored = server.repls.restore(Site.ADA, repl.id(), TWO);

        assertThat(restored.state()).isEqualTo(STOPPED);
        assertThat(restored.savedAt()).isAfter(repl.savedAt());
        assertThat(site.history.restored).containsExactly(new Restored(TWO, 1));
    }

    @Test
    void hasASessionOfItsOwn() {
        var id = Site.create(server).id();
        server.repls.restore(Site.ADA, id, TWO);
        server.repls.restore(Site.ADA, id, THREE);

        server.repls.start(Site.ADA, id);

        Site.awaitState(server, id, RUNNING);
        assertThat(site.history.restored).containsExactly(new Restored(TWO, 1), new Restored(THREE, 2));
        assertThat(server.records.get(Site.ADA, id).session()).isEqualTo(3);
    }

    @Test
    void keepsAFailureThatIsStillTrue() {
        var id = Site.running(server).id();
        site.orchestrator.sandboxes.remove(id);
        Site.awaitState(server, id, FAILED);

        var restored = server.repls.restore(Site.ADA, id, TWO);

        assertThat(restored.state()).isEqualTo(FAILED);
        assertThat(restored.failure()).isNotNull();
        assertThat(site.history.restored).hasSize(1);
    }

    @Test
    void comesAfterTheLastSaveOfARunningReplAndBeforeItsNextStart() {
        var id = Site.running(server).id();

        assertThat(server.repls.restore(Site.ADA, id, TWO).state()).isEqualTo(STOPPING);

        awaitRunningAgain(id);
        assertThat(site.store.commits).hasValue(1);
        assertThat(site.orchestrator.stops).hasValue(1);
        assertThat(site.orchestrator.starts).hasValue(2);
        assertThat(site.history.restored).containsExactly(new Restored(TWO, 2));
        var record = server.records.get(Site.ADA, id);
        assertThat(record.session()).isEqualTo(3);
        assertThat(record.restore()).isNull();
        assertThat(record.down()).isFalse();
    }

    @Test
    void isOneHoweverOftenItIsAskedForMeanwhile() throws InterruptedException {
        var id = Site.running(server).id();
        var blockade = new Blockade();
        site.orchestrator.duringStop = blockade;
        server.repls.restore(Site.ADA, id, TWO);
        blockade.awaitReached();

        assertThat(server.repls.restore(Site.ADA, id, TWO).state()).isEqualTo(STOPPING);
        assertThatThrownBy(() -> server.repls.restore(Site.ADA, id, THREE)).isInstanceOf(ReplStateException.class);
    }

    @ParameterizedTest
    @EnumSource(
            value = ReplState.class,
            names = {"STARTING", "STOPPING", "DELETING"})
    void isRefusedInOtherStates(ReplState state) {
        var idle = site.idleServer();
        var id = Site.create(idle).id();
        idle.redis.call(client -> client.hset(Keys.repl(id), "state", state.name()));

        assertThatThrownBy(() -> idle.repls.restore(Site.ADA, id, TWO)).isInstanceOf(ReplStateException.class);

        assertThat(site.history.restored).isEmpty();
    }

    @Test
    void isRefusedToOthersAndOfWhatIsNotThere() {
        var id = Site.running(server).id();

        assertThatThrownBy(() -> server.repls.restore(Site.EVE, id, TWO)).isInstanceOf(UnknownReplException.class);
        assertThatThrownBy(() -> server.repls.restore(Site.ADA, id, SnapshotId.of("9")))
                .isInstanceOf(UnknownSnapshotException.class);

        assertThat(server.repls.get(Site.ADA, id).state()).isEqualTo(RUNNING);
    }

    @Test
    void isRefusedOnceAStartHasReadTheWorkspace() {
        var id = Site.create(server).id();
        site.history.duringRestore = () -> {
            server.repls.start(Site.ADA, id);
            throw new SupersededSessionException(2);
        };

        assertThatThrownBy(() -> server.repls.restore(Site.ADA, id, TWO)).isInstanceOf(ReplStateException.class);
    }

    @Test
    void waitsForALastSaveThatFails() {
        var id = Site.running(server).id();
        site.orchestrator.duringStop = () -> {
            throw new SaveFailedException("unavailable", "The store is away.");
        };
        server.repls.restore(Site.ADA, id, TWO);
        Await.until("it says why", () -> server.repls.get(Site.ADA, id).failure() != null);
        assertThat(server.repls.get(Site.ADA, id).state()).isEqualTo(STOPPING);
        assertThat(site.history.restored).isEmpty();

        server.repls.stop(Site.ADA, id, true);

        awaitRunningAgain(id);
        assertThat(site.orchestrator.discards).hasValue(1);
        assertThat(site.store.commits).hasValue(0);
        assertThat(site.history.restored).hasSize(1);
    }

    @Test
    void isGivenUpWhereWhatIsThereCannotBeSavedByItself() {
        var id = Site.running(server).id();
        site.orchestrator.duringStop = () -> {
            throw new SaveFailedException(SaveFailedException.UNSAVABLE, "It is too large.");
        };
        server.repls.restore(Site.ADA, id, TWO);
        Await.until("it runs on", () -> server.repls.get(Site.ADA, id).failure() != null);
        Site.awaitState(server, id, RUNNING);
        site.orchestrator.duringStop = () -> {};

        server.repls.stop(Site.ADA, id, false);

        Site.awaitState(server, id, STOPPED);
        assertThat(site.history.restored).isEmpty();
    }

    @Test
    void waitsForTheStore() {
        var id = Site.running(server).id();
        site.history.duringRestore = () -> {
            throw new UnavailableException("The store is away.", new IOException());
        };
        server.repls.restore(Site.ADA, id, TWO);
        Await.until("it says why", () -> server.repls.get(Site.ADA, id).failure() != null);
        assertThat(server.repls.get(Site.ADA, id).state()).isEqualTo(STOPPING);

        site.history.duringRestore = () -> {};

        awaitRunningAgain(id);
        assertThat(server.repls.get(Site.ADA, id).failure()).isNull();
        assertThat(site.orchestrator.stops).hasValue(1);
    }

    @Test
    void endsWithASentenceWhereTheStateCannotBeHad() {
        var id = Site.running(server).id();
        site.history.duringRestore = () -> {
            throw new UnreadableWorkspaceException("It is damaged.");
        };

        server.repls.restore(Site.ADA, id, TWO);

        Site.awaitState(server, id, FAILED);
        assertThat(server.repls.get(Site.ADA, id).failure())
                .isEqualTo(new Failure(
                        "notRestored", "It is damaged. Your files are as they were when they were last saved."));
        assertThat(site.store.commits).hasValue(1);
        server.repls.start(Site.ADA, id);
        Site.awaitState(server, id, RUNNING);
    }

    @Test
    void isCompletedByAnotherServerWhereTheFirstDiesBeforeTheSave() throws InterruptedException {
        var id = Site.running(server).id();
        var blockade = new Blockade();
        site.orchestrator.duringStop = blockade;
        server.repls.restore(Site.ADA, id, TWO);
        blockade.awaitReached();
        server.die();
        site.orchestrator.duringStop = () -> {};

        server = site.server();

        awaitRunningAgain(id);
        assertThat(site.store.commits).hasValue(1);
        assertThat(site.history.restored).hasSize(1);
    }

    @Test
    void isCompletedByAnotherServerWhereTheFirstDiesRightAfterIt() {
        var id = Site.running(server).id();
        var first = server;
        site.history.duringRestore = first::die;
        server.repls.restore(Site.ADA, id, TWO);
        Await.until("it is restored", () -> !site.history.restored.isEmpty());
        site.history.duringRestore = () -> {};

        server = site.server();

        awaitRunningAgain(id);
        assertThat(site.history.restored).contains(new Restored(TWO, 2));
        assertThat(site.orchestrator.stops).hasValue(1);
    }

    @Test
    void startsNothingOnAServerThatGoesDown() throws InterruptedException {
        var id = Site.running(server).id();
        var begun = new CountDownLatch(1);
        var allowed = new CountDownLatch(1);
        site.orchestrator.duringStop = () -> {
            begun.countDown();
            allowed.await();
        };
        server.repls.restore(Site.ADA, id, TWO);
        begun.await();
        server.threads.work(() -> drain(server));
        Await.until("it goes down", () -> isGoingDown(id));
        allowed.countDown();

        Site.awaitState(server, id, STOPPED);
        assertThat(site.history.restored).hasSize(1);
        assertThat(site.orchestrator.starts).hasValue(1);
    }

    private static void drain(Server server) {
        try {
            server.drain.run(Duration.ofSeconds(30), line -> {});
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isGoingDown(ReplId id) {
        try {
            server.repls.start(Site.ADA, id);
            return false;
        } catch (UnavailableException e) {
            return true;
        } catch (ReplStateException e) {
            return false;
        }
    }

    private void awaitRunningAgain(ReplId id) {
        Await.until("it runs again", () -> server.records
                .find(id)
                .filter(record -> record.state() == RUNNING && record.session() > 1)
                .isPresent());
        assertThat(server.repls.get(Site.ADA, id).state()).isNotEqualTo(STARTING);
    }
}
