package dev.devex.repl.internal;

import static dev.devex.repl.ReplState.DELETING;
import static dev.devex.repl.ReplState.FAILED;
import static dev.devex.repl.ReplState.RUNNING;
import static dev.devex.repl.ReplState.STARTING;
import static dev.devex.repl.ReplState.STOPPED;
import static dev.devex.repl.ReplState.STOPPING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.devex.kernel.ReplId;
import dev.devex.orchestration.Sandbox.Condition;
import dev.devex.orchestration.SandboxStartException;
import dev.devex.orchestration.SaveFailedException;
import dev.devex.repl.Failure;
import dev.devex.repl.ReplName;
import dev.devex.repl.ReplStateException;
import dev.devex.repl.UnknownReplException;
import dev.devex.storage.WorkspaceDescription;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LifecycleTest {
    @RegisterExtension
    final Site site = new Site();

    private final Server server = site.server();

    @Test
    void livesFromCreationToDeletion() {
        var repl = Site.create(server);
        assertThat(repl.state()).isEqualTo(STOPPED);
        assertThat(repl.savedAt()).isNotNull().isAfterOrEqualTo(repl.createdAt());

        assertThat(server.repls.start(Site.ADA, repl.id()).state()).isEqualTo(STARTING);
        Site.awaitState(server, repl.id(), RUNNING);
        assertThat(server.repls.get(Site.ADA, repl.id()).startedAt()).isNotNull();

        assertThat(server.repls.stop(Site.ADA, repl.id(), false).state()).isEqualTo(STOPPING);
        Site.awaitState(server, repl.id(), STOPPED);
        assertThat(server.repls.get(Site.ADA, repl.id()).savedAt()).isAfter(repl.savedAt());

        server.repls.delete(Site.ADA, repl.id());
        Site.awaitGone(server, repl.id());
        assertThat(site.store.stored).isEmpty();
        assertThat(server.repls.of(Site.ADA)).isEmpty();
    }

    @Test
    void answersAStartOfWhatRunsWithWhatRuns() {
        var repl = Site.running(server);

        assertThat(server.repls.start(Site.ADA, repl.id()).state()).isEqualTo(RUNNING);
        assertThat(site.orchestrator.starts).hasValue(1);
    }

    @Test
    void answersAStopOfWhatIsStoppedWithWhatIsStopped() {
        var repl = Site.create(server);

        assertThat(server.repls.stop(Site.ADA, repl.id(), false).state()).isEqualTo(STOPPED);
        assertThat(site.orchestrator.stops).hasValue(0);
    }

    @Test
    void refusesToStartWhatIsBeingStoppedOrDeleted() {
        var repl = Site.running(server);
        site.orchestrator.duringStop = new CountDownLatch(1)::await;
        site.orchestrator.duringDiscard = new CountDownLatch(1)::await;

        server.repls.stop(Site.ADA, repl.id(), false);
        assertThatThrownBy(() -> server.repls.start(Site.ADA, repl.id())).isInstanceOf(ReplStateException.class);

        server.repls.delete(Site.ADA, repl.id());
        assertThatThrownBy(() -> server.repls.start(Site.ADA, repl.id())).isInstanceOf(ReplStateException.class);
        assertThatThrownBy(() -> server.repls.stop(Site.ADA, repl.id(), true)).isInstanceOf(ReplStateException.class);
        assertThatThrownBy(() -> server.repls.rename(Site.ADA, repl.id(), new ReplName("new")))
                .isInstanceOf(ReplStateException.class);
    }

    @Test
    void keepsWhyAStartFailedAndStartsAgain() {
        var repl = Site.create(server);
        site.orchestrator.duringStart = () -> {
            throw new SandboxStartException("restoreFailed", "Your files could not be restored.");
        };
        server.repls.start(Site.ADA, repl.id());
        Site.awaitState(server, repl.id(), FAILED);
        assertThat(server.repls.get(Site.ADA, repl.id()).failure())
                .isEqualTo(new Failure("restoreFailed", "Your files could not be restored."));

        site.orchestrator.duringStart = () -> {};
        assertThat(server.repls.start(Site.ADA, repl.id()).failure()).isNull();
        Site.awaitState(server, repl.id(), RUNNING);
    }

    @Test
    void leavesNothingBehindWhenAStartMeetsAFault() {
        var repl = Site.create(server);
        site.orchestrator.duringStart = () -> {
            site.orchestrator.put(repl.id(), 1, Condition.STARTING);
            throw new IllegalStateException("a fault of ours");
        };

        server.repls.start(Site.ADA, repl.id());

        Site.awaitState(server, repl.id(), FAILED);
        assertThat(site.orchestrator.sandboxes).isEmpty();
    }

    @Test
    void cancelsAStart() throws InterruptedException {
        var repl = Site.create(server);
        var blockade = new Blockade();
        site.orchestrator.duringStart = blockade;
        server.repls.start(Site.ADA, repl.id());
        blockade.awaitReached();

        assertThat(server.repls.stop(Site.ADA, repl.id(), false).state()).isEqualTo(STOPPING);

        Site.awaitState(server, repl.id(), STOPPED);
        assertThat(blockade.wasInterrupted()).isTrue();
        assertThat(site.orchestrator.sandboxes).isEmpty();
        assertThat(site.store.commits).hasValue(0);
    }

    @Test
    void cancelsAStartOnAnotherServer() throws InterruptedException {
        var repl = Site.create(server);
        var blockade = new Blockade();
        site.orchestrator.duringStart = blockade;
        server.repls.start(Site.ADA, repl.id());
        blockade.awaitReached();

        site.server().repls.stop(Site.ADA, repl.id(), false);

        Site.awaitState(server, repl.id(), STOPPED);
        assertThat(blockade.wasInterrupted()).isTrue();
    }

    @Test
    void triesAFailedSaveAgainUntilItSucceeds() {
        var repl = Site.running(server);
        var tries = new AtomicInteger();
        var seen = new CopyOnWriteArrayList<Failure>();
        site.orchestrator.duringStop = () -> {
            if (tries.incrementAndGet() <= 2) {
                throw new SaveFailedException("saveFailed", "Try " + tries);
            }
            seen.add(server.repls.get(Site.ADA, repl.id()).failure());
        };

        server.repls.stop(Site.ADA, repl.id(), false);

        Site.awaitState(server, repl.id(), STOPPED);
        assertThat(tries).hasValue(3);
        assertThat(seen).containsExactly(new Failure("saveFailed", "Try 2"));
        assertThat(server.repls.get(Site.ADA, repl.id()).failure()).isNull();
        assertThat(site.store.commits).hasValue(1);
    }

    @Test
    void staysStoppingWhileTheStoreIsAway() {
        var repl = Site.running(server);
        site.store.away = true;

        server.repls.stop(Site.ADA, repl.id(), false);

        Await.until("it says why", () -> server.repls.get(Site.ADA, repl.id()).failure() != null);
        assertThat(server.repls.get(Site.ADA, repl.id()).state()).isEqualTo(STOPPING);
        assertThat(site.orchestrator.sandboxes).containsKey(repl.id());

        site.store.away = false;
        Site.awaitState(server, repl.id(), STOPPED);
        assertThat(site.store.commits).hasValue(1);
    }

    @Test
    void givesUnsavedWorkUpWhenAsked() {
        var repl = Site.running(server);
        site.orchestrator.duringStop = () -> {
            throw new SaveFailedException("saveFailed", "The store does not take it.");
        };
        server.repls.stop(Site.ADA, repl.id(), false);
        Await.until("it says why", () -> server.repls.get(Site.ADA, repl.id()).failure() != null);

        server.repls.stop(Site.ADA, repl.id(), true);

        Site.awaitState(server, repl.id(), STOPPED);
        assertThat(site.orchestrator.sandboxes).isEmpty();
        assertThat(site.store.commits).hasValue(0);
        assertThat(server.repls.get(Site.ADA, repl.id()).failure()).isNull();
    }

    @Test
    void interruptsASaveThatIsGivenUp() throws InterruptedException {
        var repl = Site.running(server);
        var blockade = new Blockade();
        site.orchestrator.duringStop = blockade;
        server.repls.stop(Site.ADA, repl.id(), false);
        blockade.awaitReached();

        server.repls.stop(Site.ADA, repl.id(), true);

        Site.awaitState(server, repl.id(), STOPPED);
        assertThat(blockade.wasInterrupted()).isTrue();
        assertThat(site.orchestrator.discards).hasValue(1);
    }

    @Test
    void savesAfterADiscardedRunAsUsual() {
        var repl = Site.running(server);
        server.repls.stop(Site.ADA, repl.id(), true);
        Site.awaitState(server, repl.id(), STOPPED);
        server.repls.start(Site.ADA, repl.id());
        Site.awaitState(server, repl.id(), RUNNING);

        server.repls.stop(Site.ADA, repl.id(), false);

        Site.awaitState(server, repl.id(), STOPPED);
        assertThat(site.store.commits).hasValue(1);
    }

    @Test
    void endsARunningReplThatIsDeletedWithoutSaving() {
        var repl = Site.running(server);

        server.repls.delete(Site.ADA, repl.id());

        Site.awaitGone(server, repl.id());
        assertThat(site.orchestrator.sandboxes).isEmpty();
        assertThat(site.store.commits).hasValue(0);
    }

    @Test
    void listsADeletedReplUntilItIsGoneAndTakesRepeats() {
        var repl = Site.create(server);
        var allowed = new CountDownLatch(1);
        site.orchestrator.duringDiscard = allowed::await;

        server.repls.delete(Site.ADA, repl.id());
        server.repls.delete(Site.ADA, repl.id());

        assertThat(server.repls.of(Site.ADA))
                .singleElement()
                .extracting("state")
                .isEqualTo(DELETING);
        allowed.countDown();
        Site.awaitGone(server, repl.id());
        assertThatThrownBy(() -> server.repls.delete(Site.ADA, repl.id())).isInstanceOf(UnknownReplException.class);
    }

    @Test
    void deletesOnceTheStoreIsBack() {
        var repl = Site.create(server);
        site.store.away = true;
        server.repls.delete(Site.ADA, repl.id());
        Await.until("it was tried", () -> site.orchestrator.discards.get() > 1);

        site.store.away = false;

        Site.awaitGone(server, repl.id());
        assertThat(site.store.stored).isEmpty();
    }

    @Test
    void hidesForeignReplsFromEveryCall() {
        var id = Site.running(server).id();
        var name = new ReplName("mine");
        var calls = List.<Runnable>of(
                () -> server.repls.get(Site.EVE, id),
                () -> server.repls.rename(Site.EVE, id, name),
                () -> server.repls.start(Site.EVE, id),
                () -> server.repls.stop(Site.EVE, id, true),
                () -> server.repls.ticket(Site.EVE, id),
                () -> server.repls.delete(Site.EVE, id));

        assertThat(calls).allSatisfy(call -> assertThatThrownBy(call::run).isInstanceOf(UnknownReplException.class));
        assertThat(server.repls.of(Site.EVE)).isEmpty();
        assertThat(server.repls.get(Site.ADA, id).state()).isEqualTo(RUNNING);
    }

    @Test
    void knowsNoReplThatWasNeverMade() {
        assertThatThrownBy(() -> server.repls.get(Site.ADA, ReplId.random())).isInstanceOf(UnknownReplException.class);
    }

    @Test
    void countsReplsByState() {
        Site.create(server);
        var going = Site.running(server);
        assertThat(server.repls.census())
                .containsEntry(STOPPED, 1L)
                .containsEntry(RUNNING, 1L)
                .containsEntry(STARTING, 0L);

        server.repls.delete(Site.ADA, going.id());
        Site.awaitGone(server, going.id());

        assertThat(server.repls.census().values().stream()
                        .mapToLong(Long::longValue)
                        .sum())
                .isEqualTo(1);
    }

    @Test
    void renames() {
        var repl = Site.create(server);

        server.repls.rename(Site.ADA, repl.id(), new ReplName("Zürich 🦊"));

        assertThat(server.repls.get(Site.ADA, repl.id()).name().value()).isEqualTo("Zürich 🦊");
    }

    @Test
    void tellsTheStoreWhatAReplIsCalled() {
        var repl = Site.create(server);
        assertThat(site.store.description(repl.id()))
                .returns("my app", WorkspaceDescription::name)
                .returns("node", WorkspaceDescription::template)
                .returns(repl.createdAt(), WorkspaceDescription::createdAt);

        server.repls.rename(Site.ADA, repl.id(), new ReplName("renamed"));

        Await.until(
                "the store knows",
                () -> site.store.description(repl.id()).name().equals("renamed"));
        assertThat(site.store.description(repl.id()).revision()).isGreaterThan(1);
    }

    @Test
    void renamesWhileTheStoreIsAwayAndTellsItLater() {
        var repl = Site.create(server);
        site.store.away = true;
        server.repls.rename(Site.ADA, repl.id(), new ReplName("renamed"));
        assertThat(server.repls.get(Site.ADA, repl.id()).name().value()).isEqualTo("renamed");
        server.die();
        var other = site.server();
        assertThat(site.store.description(repl.id()).name()).isEqualTo("my app");

        site.store.away = false;

        Await.until(
                "the store knows",
                () -> site.store.description(repl.id()).name().equals("renamed"));
        Await.until("nothing is left to do", () -> other.untold.some().isEmpty());
    }

    @Test
    void givesTicketsForRunningReplsOnly() {
        var stopped = Site.create(server);
        assertThatThrownBy(() -> server.repls.ticket(Site.ADA, stopped.id())).isInstanceOf(ReplStateException.class);

        var running = Site.running(server);
        var ticket = server.repls.ticket(Site.ADA, running.id());

        assertThat(ticket.url()).hasToString("http://localhost:10001");
        assertThat(ticket.token()).isEqualTo("local:ada/" + running.id());
        assertThat(server.repls.get(Site.ADA, running.id()).lastActiveAt()).isNotNull();
    }
}
