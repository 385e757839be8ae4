package dev.devex.repl.internal;

import static dev.devex.repl.ReplState.RUNNING;
import static dev.devex.repl.ReplState.STOPPED;
import static dev.devex.repl.ReplState.STOPPING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.devex.kernel.ReplId;
import dev.devex.orchestration.SandboxStartException;
import dev.devex.orchestration.SaveFailedException;
import dev.devex.repl.Failure;
import dev.devex.repl.internal.records.Fields;
import java.util.EnumSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A last save that fails for a reason only the repl's owner can remove, such as too large a workspace. */
class RefusedSaveTest {
    @RegisterExtension
    final Site site = new Site();

    private final Server server = site.server();
    private final ReplId id = Site.running(server).id();

    @BeforeEach
    void begin() {
        site.orchestrator.duringStop = RefusedSaveTest::refuse;
    }

    @Test
    void runsOnSoThatItsOwnerCanRemoveTheReason() {
        server.repls.stop(Site.ADA, id, false);

        Site.awaitState(server, id, RUNNING);
        var repl = server.repls.get(Site.ADA, id);
        assertThat(repl.failure())
                .isEqualTo(new Failure("unsavable", "It is too large. Until then it runs on, with all that is in it."));
        assertThat(server.repls.ticket(Site.ADA, id).url()).hasToString("http://localhost:20001");
        assertThat(site.store.commits).hasValue(0);

        site.orchestrator.duringStop = () -> {};
        assertThat(server.repls.stop(Site.ADA, id, false).failure()).isNull();

        Site.awaitState(server, id, STOPPED);
        assertThat(site.store.commits).hasValue(1);
    }

    @Test
    void isTriedAgainWhereItCannotRunOn() {
        site.orchestrator.duringResume = () -> {
            throw new SandboxStartException("runnerFailed", "No.");
        };
        server.repls.stop(Site.ADA, id, false);
        Await.until("it is tried again", () -> site.orchestrator.stops.get() > 1);
        assertThat(server.repls.get(Site.ADA, id).failure()).isEqualTo(new Failure("unsavable", "It is too large."));

        site.orchestrator.duringStop = () -> {};

        Site.awaitState(server, id, STOPPED);
    }

    @Test
    void isGivenUpWhileItIsComingUpAgain() throws InterruptedException {
        var blockade = new Blockade();
        site.orchestrator.duringResume = blockade;
        server.repls.stop(Site.ADA, id, false);
        blockade.awaitReached();

        assertThat(server.repls.stop(Site.ADA, id, true).state()).isEqualTo(STOPPING);

        Site.awaitState(server, id, STOPPED);
        assertThat(site.orchestrator.sandboxes).isEmpty();
        assertThat(site.orchestrator.resumes).hasValue(0);
    }

    @Test
    void isSavedWhenItsOwnerAsksForThatAfterHavingGivenItUpInVain() {
        server.records.set(id, EnumSet.of(RUNNING), Fields.none().set("discard", 1));
        site.orchestrator.duringStop = () -> {};

        server.repls.stop(Site.ADA, id, false);

        Site.awaitState(server, id, STOPPED);
        assertThat(site.orchestrator.discards).hasValue(0);
        assertThat(site.store.commits).hasValue(1);
    }

    @Test
    void isTakenUpByAnotherServerInTheMiddle() throws InterruptedException {
        var blockade = new Blockade();
        site.orchestrator.duringResume = blockade;
        server.repls.stop(Site.ADA, id, false);
        blockade.awaitReached();
        server.die();
        site.orchestrator.duringResume = () -> {};

        var next = site.server();

        Site.awaitState(next, id, RUNNING);
        assertThat(next.repls.get(Site.ADA, id).failure()).isNotNull();
    }

    private static void refuse() {
        throw new SaveFailedException(SaveFailedException.UNSAVABLE, "It is too large.");
    }
}
