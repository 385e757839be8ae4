package dev.devex.orchestration.internal.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import dev.devex.orchestration.Await;
import dev.devex.orchestration.Cause;
import dev.devex.orchestration.Sandbox;
import dev.devex.orchestration.Sandbox.Condition;
import dev.devex.orchestration.SaveFailedException;
import dev.devex.orchestration.StopResult;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What befalls sandboxes that run, and what is said of it. */
class CausesTest extends SandboxFixture<KubernetesWorld> {
    CausesTest() {
        super(KubernetesWorld::new);
    }

    @BeforeEach
    void start() throws Exception {
        orchestrator.start(spec);
        world.edit(repl, "main.txt", "edited");
    }

    @Test
    void saysThatADrainedPodHasSavedItself() throws Exception {
        world.script.savesLast = true;
        status().disrupted("EvictionByEvictionAPI");
        end();
        awaitEnd("evicted");
        assertThat(orchestrator.stop(spec)).isEqualTo(StopResult.SAVED);
        assertThat(world.stored(repl, "main.txt")).contains("edited");
    }

    @Test
    void saysThatAPodHasSavedItselfThatIsGoneByThen() throws Exception {
        world.script.savesLast = true;
        var name = podName();
        status().disrupted("EvictionByEvictionAPI");
        end();
        Await.until(() -> world.server.store.find("pods", name).isEmpty());
        awaitEnd("evicted");
        assertThat(orchestrator.stop(spec)).isEqualTo(StopResult.SAVED);
    }

    @Test
    void doesNotSayThatAKilledPodHasSavedItself() throws Exception {
        end();
        awaitEnd("sandboxLost");
        assertThat(orchestrator.stop(spec)).isEqualTo(StopResult.WORK_GONE);
    }

    @Test
    void believesASaveThatEndsWellTogetherWithItsPod() throws Exception {
        var stopping = stopInTheMiddleOfASave();
        status().overWith("save-1", 0);
        assertThat(stopping.get(Await.PATIENCE.toSeconds(), TimeUnit.SECONDS)).isEqualTo(StopResult.SAVED);
    }

    @Test
    void doesNotBelieveASaveThatIsKilledTogetherWithItsPod() throws Exception {
        var stopping = stopInTheMiddleOfASave();
        status().overWith("save-1", 137);
        assertThatThrownBy(() -> stopping.get(Await.PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .hasCauseInstanceOf(SaveFailedException.class);
        assertThat(orchestrator.stop(spec)).isEqualTo(StopResult.WORK_GONE);
    }

    @Test
    void doesNotWaitForTheEndOfAPodWhoseNodeDoesNotAnswer() throws Exception {
        world.script.lost = true;
        status().outOfReach();
        end();
        Await.until(() -> condition() == Condition.ENDED);
        assertThatThrownBy(() -> orchestrator.stop(spec))
                .isInstanceOfSatisfying(
                        SaveFailedException.class, e -> assertThat(e.reason()).isEqualTo("nodeUnreachable"));
        assertThat(Json.list(pod(), "spec/ephemeralContainers")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "EvictionByEvictionAPI, evicted, to empty its node",
        "PreemptionByScheduler, evicted, something more important",
        "DeletionByTaintManager, nodeLost, does not answer"
    })
    void namesWhyTheClusterEndsASandbox(String disruption, String reason, String sentence) throws Exception {
        status().disrupted(disruption);
        end();
        awaitEnd(reason);
        assertThat(orchestrator.find(repl).map(Sandbox::cause).map(Cause::message))
                .hasValueSatisfying(message -> assertThat(message).contains(sentence));
    }

    @Test
    void namesAnEvictionByTheNode() throws Exception {
        status().evicted("The node was low on resource: memory.");
        awaitEnd("evicted");
    }

    @Test
    void namesAnEvictionOfWhichTheNodeSaysNothing() throws Exception {
        status().over(0);
        awaitEnd("evicted");
        assertThat(orchestrator.stop(spec)).isEqualTo(StopResult.SAVED);
    }

    @Test
    void namesARunnerThatEndsAgainAndAgain() throws Exception {
        world.killRunner(repl);
        awaitEnd("crashLoop");
    }

    @Test
    void namesAPodThatDoesNotComeUpAgainAndSavesWhatItHolds() throws Exception {
        status().restoreCrashLooping();
        awaitEnd("crashLoop");
        assertThat(orchestrator.stop(spec)).isEqualTo(StopResult.SAVED);
        assertThat(world.stored(repl, "main.txt")).contains("edited");
    }

    @Test
    void saysOfASandboxThatRunsThatItWantedMoreMemory() throws Exception {
        assertThat(cause()).isEmpty();
        status().restartedForWantOfMemory();
        Await.until(() -> cause().equals(Optional.of("outOfMemory")));
        assertThat(condition()).isEqualTo(Condition.RUNNING);
    }

    private void end() {
        Requests.end(world.server.store, podName(), 120);
    }

    private void awaitEnd(String reason) throws Exception {
        Await.until(() -> condition() == Condition.ENDED && cause().equals(Optional.of(reason)));
    }

    private Optional<String> cause() {
        return orchestrator.find(repl).map(Sandbox::cause).map(Cause::reason);
    }

    private PodStatus status() {
        return new PodStatus(world.server.store, podName());
    }

    private String podName() {
        return Json.text(pod(), "metadata/name");
    }

    private JsonObject pod() {
        return world.server.store.all("pods").get(0);
    }
}
