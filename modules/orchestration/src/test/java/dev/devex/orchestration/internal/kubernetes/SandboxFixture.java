package dev.devex.orchestration.internal.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.devex.kernel.ReplId;
import dev.devex.orchestration.Await;
import dev.devex.orchestration.Orchestrator;
import dev.devex.orchestration.Sandbox;
import dev.devex.orchestration.Sandbox.Condition;
import dev.devex.orchestration.SandboxSpec;
import dev.devex.orchestration.SandboxStartException;
import dev.devex.orchestration.SandboxWorld;
import dev.devex.orchestration.SandboxWorld.Step;
import dev.devex.orchestration.StopResult;
import java.net.URI;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A cluster, and one repl whose sandbox it is to run. */
abstract class SandboxFixture<W extends SandboxWorld> {
    final ReplId repl = ReplId.random();
    final SandboxSpec spec = new SandboxSpec(repl, "node", 1, "the-token", "{\"keys\":[]}");
    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private final Callable<W> worlds;
    W world;
    Orchestrator orchestrator;

    SandboxFixture(Callable<W> worlds) {
        this.worlds = worlds;
    }

    @BeforeEach
    void open() throws Exception {
        world = worlds.call();
        orchestrator = world.open();
        world.store(repl, "main.txt", "as stored");
    }

    @AfterEach
    void close() {
        thread.shutdownNow();
        world.close();
    }

    Condition condition() {
        return orchestrator.find(repl).map(Sandbox::condition).orElseThrow();
    }

    /** The save ends when it is healed. */
    Future<StopResult> stopInTheMiddleOfASave() throws Exception {
        return inTheMiddleOf(Step.SAVE, () -> orchestrator.stop(spec));
    }

    /** The restore ends when it is healed. */
    Future<URI> startInTheMiddleOfARestore() throws Exception {
        return inTheMiddleOf(Step.RESTORE, () -> orchestrator.start(spec));
    }

    private <T> Future<T> inTheMiddleOf(Step step, Callable<T> work) throws Exception {
        world.hang(step);
        var underWay = thread.submit(work);
        Await.until(() -> world.isUnderWay(step, repl));
        return underWay;
    }

    /** And that nothing is left of it. */
    AbstractThrowableAssert<?, ?> assertStartFails(String reason) {
        var failure = assertThatThrownBy(() -> orchestrator.start(spec))
                .isInstanceOfSatisfying(
                        SandboxStartException.class, e -> assertThat(e.reason()).isEqualTo(reason));
        assertThat(orchestrator.sandboxes()).isEmpty();
        return failure;
    }
}
