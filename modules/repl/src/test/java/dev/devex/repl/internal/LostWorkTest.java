package dev.devex.repl.internal;

import static dev.devex.repl.ReplState.FAILED;
import static dev.devex.repl.ReplState.RUNNING;
import static dev.devex.repl.ReplState.STOPPED;
import static dev.devex.repl.ReplState.STOPPING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.devex.kernel.ReplId;
import dev.devex.orchestration.Cause;
import dev.devex.orchestration.Sandbox;
import dev.devex.orchestration.Sandbox.Condition;
import dev.devex.orchestration.SaveFailedException;
import dev.devex.repl.Failure;
import dev.devex.repl.ReplState;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a repl says of work that may be missing, and that it says so only then. */
class LostWorkTest {
    private static final String ENDED = "The sandbox ended unexpectedly.";
    private static final String MAY_BE_MISSING =
            " Your files are as they were when they were last saved. What was changed after that may be missing.";
    private static final Failure MISSING = new Failure("sandboxLost", ENDED + MAY_BE_MISSING);
    private static final Failure SAVED = new Failure("sandboxLost", ENDED + " Your files were saved.");
    private static final Cause DRAINED = new Cause("evicted", "The node is emptied.");

    @RegisterExtension
    final Site site = new Site();

    private Server server = site.idleServer();
    private final ReplId id = Site.running(server).id();

    @Test
    void isToldOfASandboxThatVanished() {
        site.orchestrator.sandboxes.remove(id);

        server.reconciler.pass();

        assertEnds(FAILED, MISSING);
    }

    @Test
    void isToldOfASandboxThatVanishedAndIsStoppedBeforeThatIsSeen() {
        site.orchestrator.sandboxes.remove(id);

        server.repls.stop(Site.ADA, id, false);

        assertEnds(FAILED, MISSING);
    }

    @Test
    void isToldOfAPodThatVanished() {
        site.orchestrator.workGone = true;

        server.repls.stop(Site.ADA, id, false);

        assertEnds(FAILED, MISSING);
    }

    @Test
    void isNotToldOfADrainedNodeWhosePodSavesItself() {
        site.orchestrator.put(id, 1, Condition.ENDED);
        savesItself();

        server.reconciler.pass();

        assertEnds(FAILED, SAVED);
    }

    @Test
    void isNotToldOfADrainedNodeWhosePodHadSavedItself() {
        befall(Condition.ENDED, DRAINED);

        server.reconciler.pass();

        assertEnds(STOPPED, new Failure("evicted", "The node is emptied. Your files were saved."));
    }

    @Test
    void isToldOfADrainedNodeWhosePodCouldNotSaveItself() {
        befall(Condition.ENDED, DRAINED);
        site.orchestrator.workGone = true;

        server.reconciler.pass();

        assertEnds(FAILED, new Failure("evicted", "The node is emptied." + MAY_BE_MISSING));
    }

    @Test
    void namesWhyASandboxHasEnded() {
        befall(Condition.ENDED, new Cause("crashLoop", "It ends again and again."));

        server.reconciler.pass();

        assertEnds(FAILED, new Failure("crashLoop", "It ends again and again. Your files were saved."));
    }

    @Test
    void isToldWhatBefellASandboxWhileItIsBeingSaved() throws InterruptedException {
        befall(Condition.ENDED, DRAINED);
        var saving = new Blockade();
        site.orchestrator.duringStop = saving;

        server.reconciler.pass();

        saving.awaitReached();
        var repl = server.repls.get(Site.ADA, id);
        assertThat(repl.state()).isEqualTo(STOPPING);
        assertThat(repl.failure())
                .isEqualTo(
                        new Failure("evicted", "The node is emptied. What can be saved of your files is being saved."));
    }

    @Test
    void namesWhatBefallsASandboxThatRunsOn() {
        befall(Condition.RUNNING, new Cause("outOfMemory", "It needed too much."));

        server.reconciler.pass();

        assertThat(server.repls.get(Site.ADA, id).failure())
                .isEqualTo(new Failure("outOfMemory", "It needed too much."));
        assertThat(server.repls.get(Site.ADA, id).state()).isEqualTo(RUNNING);
        server.repls.stop(Site.ADA, id, false);
        assertEnds(STOPPED, null);
    }

    @Test
    void isNotToldWhereAPodSavesItselfInAStop() {
        savesItself();

        server.repls.stop(Site.ADA, id, false);

        assertEnds(STOPPED, null);
    }

    @Test
    void isNotToldOfAStopWhoseServerDiedOnceAllWasSaved() throws InterruptedException {
        var removed = new CountDownLatch(1);
        site.orchestrator.afterStop = () -> {
            removed.countDown();
            new CountDownLatch(1).await();
        };
        server.repls.stop(Site.ADA, id, false);
        removed.await();
        server.die();

        server = site.server();

        assertEnds(STOPPED, null);
        assertThat(site.store.commits).hasValue(1);
    }

    @Test
    void isToldOfASandboxThatVanishesAfterASaveThatFailed() {
        site.orchestrator.duringStop = () -> {
            site.orchestrator.duringStop = () -> {};
            site.orchestrator.sandboxes.remove(id);
            throw new SaveFailedException("storeUnreachable", "The store cannot be reached.");
        };

        server.repls.stop(Site.ADA, id, false);

        assertEnds(FAILED, MISSING);
    }

    @Test
    void isNotToldOfWhatItsOwnerGaveUp() {
        site.orchestrator.workGone = true;

        server.repls.stop(Site.ADA, id, true);

        assertEnds(STOPPED, null);
    }

    @Test
    void isNotToldOfAStartThatIsCancelled() throws InterruptedException {
        server.repls.stop(Site.ADA, id, false);
        Site.awaitState(server, id, STOPPED);
        server.begin();
        var blockade = new Blockade();
        site.orchestrator.duringStart = blockade;
        server.repls.start(Site.ADA, id);
        blockade.awaitReached();

        server.repls.stop(Site.ADA, id, false);

        assertEnds(STOPPED, null);
    }

    @Test
    void isForgottenWithTheNextStart() {
        site.orchestrator.sandboxes.remove(id);
        server.repls.stop(Site.ADA, id, false);
        assertEnds(FAILED, MISSING);

        server.repls.start(Site.ADA, id);
        Site.awaitState(server, id, RUNNING);
        server.repls.stop(Site.ADA, id, false);

        assertEnds(STOPPED, null);
    }

    private void befall(Condition condition, Cause cause) {
        var there = Objects.requireNonNull(site.orchestrator.sandboxes.get(id));
        var url = condition == Condition.RUNNING ? there.url() : null;
        site.orchestrator.sandboxes.put(id, new Sandbox(id, there.session(), condition, url, cause));
    }

    /** As on SIGTERM: the last that is stored comes from the pod, not from the stop. */
    private void savesItself() {
        site.orchestrator.workGone = true;
        site.orchestrator.duringStop = () -> server.desk.commit(id, new Server.Runner(id, 1), Site.commit(1));
    }

    private void assertEnds(ReplState state, @Nullable Failure failure) {
        Site.awaitState(server, id, state);
        assertThat(server.repls.get(Site.ADA, id).failure()).isEqualTo(failure);
        assertThat(site.orchestrator.sandboxes).isEmpty();
    }
}
