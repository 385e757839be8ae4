package dev.devex.repl.internal;

import static dev.devex.repl.ReplState.FAILED;
import static dev.devex.repl.ReplState.RUNNING;
import static dev.devex.repl.ReplState.STOPPED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.devex.kernel.ReplId;
import dev.devex.orchestration.Sandbox.Condition;
import dev.devex.orchestration.SaveFailedException;
import dev.devex.repl.Failure;
import dev.devex.repl.ReplState;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a repl says of work that may be missing, and that it says so only then. */
class LostWorkTest {
    private static final String ENDED = "The sandbox ended unexpectedly. ";
    private static final Failure MISSING = new Failure(
            "sandboxLost",
            ENDED
                    + "Your files are as they were when they were last saved. What was changed after that may be missing.");
    private static final Failure SAVED = new Failure("sandboxLost", ENDED + "Your files were saved.");

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
