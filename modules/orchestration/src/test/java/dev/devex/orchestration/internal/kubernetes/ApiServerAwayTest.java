package dev.devex.orchestration.internal.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.devex.kernel.UnavailableException;
import dev.devex.orchestration.Await;
import dev.devex.orchestration.Sandbox.Condition;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** An API server that is away, forgets, has too much to do, or does not let this server look. */
class ApiServerAwayTest extends SandboxFixture<KubernetesWorld> {
    ApiServerAwayTest() {
        super(KubernetesWorld::new);
    }

    @Test
    void leavesAStartThatItBreaksOffToBeUndoneWhenItIsBack() throws Exception {
        world.script.deaf = true;
        var thread = Executors.newSingleThreadExecutor();
        var starting = thread.submit(() -> orchestrator.start(spec));
        Await.until(() -> !world.server.store.all("pods").isEmpty());
        world.server.stop();
        assertThatThrownBy(() -> starting.get(Await.PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(UnavailableException.class);
        thread.shutdown();
        world.server.start();
        Await.until(() -> !isUnavailable());
        assertThat(condition()).isEqualTo(Condition.STARTING);
        orchestrator.discard(repl);
        assertThat(orchestrator.sandboxes()).isEmpty();
    }

    @Test
    void asksAgainWhenTheServerHasTooMuchToDo() throws Exception {
        world.server.busy.set(2);
        assertThat(orchestrator.start(spec)).isNotNull();
    }

    @Test
    void goesOnWhenTheServerHasForgottenWhatItWatched() throws Exception {
        orchestrator.start(spec);
        world.server.store.compact();
        world.killRunner(repl);
        Await.until(() -> condition() == Condition.ENDED);
    }

    @Test
    void goesOnWhenTheServerIsBack() throws Exception {
        orchestrator.start(spec);
        world.server.stop();
        Await.until(() -> isUnavailable());
        world.killRunner(repl);
        world.server.start();
        Await.until(() -> !isUnavailable() && condition() == Condition.ENDED);
        orchestrator.stop(spec);
    }

    @Test
    void saysWhyTheServerCannotBeReached() throws Exception {
        orchestrator.start(spec);
        world.server.stop();
        Await.until(
                () -> fault().equals("The cluster's API server cannot be reached: nothing answers at its address."));
        world.server.start();
        Await.until(() -> fault().isEmpty());
    }

    @Test
    void saysWhichRightToWatchIsMissing() {
        world.server.role.forbid("list", "/pods");
        orchestrator = world.open();
        assertThatThrownBy(orchestrator::sandboxes)
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("list pods");
    }

    @Test
    void saysWhatItKnowsToBeWrongWithoutWaitingForMore() {
        world.server.role.forbid("list", "/pods");
        orchestrator = world.open();
        var asking = CompletableFuture.runAsync(() ->
                IntStream.range(0, 50).forEach(times -> assertThat(fault()).contains("list pods")));
        assertThat(asking).succeedsWithin(Await.PATIENCE);
    }

    private String fault() {
        try {
            orchestrator.check();
            return "";
        } catch (UnavailableException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private boolean isUnavailable() {
        try {
            orchestrator.sandboxes();
            return false;
        } catch (UnavailableException e) {
            return true;
        }
    }
}
