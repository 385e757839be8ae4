package dev.devex.orchestration.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.devex.kernel.ReplId;
import dev.devex.orchestration.Await;
import dev.devex.orchestration.Orchestrator;
import dev.devex.orchestration.Sandbox;
import dev.devex.orchestration.Sandbox.Condition;
import dev.devex.orchestration.SandboxSpec;
import dev.devex.orchestration.SandboxWorld.Step;
import dev.devex.orchestration.StopResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the next server makes of the sandboxes of one that was killed. */
class KilledServerTest {
    private final ReplId repl = ReplId.random();
    private final SandboxSpec spec = new SandboxSpec(repl, "node", 1, "the-token", "{\"keys\":[]}");
    private final Path root;
    private final ProcessWorld world;
    private final Orchestrator orchestrator;

    KilledServerTest(@TempDir Path root) throws IOException {
        this.root = root;
        world = ProcessWorld.in(root);
        orchestrator = world.open();
        world.store(repl, "main.txt", "as stored");
    }

    @AfterEach
    void removeAll() throws Exception {
        orchestrator.discard(repl);
    }

    @Test
    void completesStartOfServerThatWasKilled() throws Exception {
        world.hang(Step.RESTORE);
        var server = server("start");
        Await.until(() -> world.isUnderWay(Step.RESTORE, repl));
        kill(server);
        assertThat(orchestrator.find(repl)).contains(new Sandbox(repl, 1, Condition.STARTING, null));
        world.heal(Step.RESTORE);
        orchestrator.start(spec);
        assertThat(world.isUnderWay(Step.RESTORE, repl)).isFalse();
        assertThat(world.seen(repl, "main.txt")).contains("as stored");
    }

    @Test
    void stopsWhatServerThatWasKilledWasStarting() throws Exception {
        world.hang(Step.SERVE);
        var server = server("start");
        Await.until(() -> world.isUnderWay(Step.SERVE, repl));
        kill(server);
        assertThat(orchestrator.stop(spec)).isEqualTo(StopResult.NOTHING_TO_SAVE);
        assertThat(new ProcessTree(repl).members()).isEmpty();
        assertThat(orchestrator.sandboxes()).isEmpty();
        assertThat(root.resolve("save.access")).doesNotExist();
    }

    @Test
    void adoptsRunnerOfServerThatWasKilled() throws Exception {
        var server = server("start");
        Await.until(() -> orchestrator.find(repl).map(Sandbox::condition).equals(Optional.of(Condition.RUNNING)));
        var runner = world.runner(repl).id();
        kill(server);
        world.edit(repl, "main.txt", "edited");
        orchestrator.start(spec);
        assertThat(world.runner(repl).id()).isEqualTo(runner);
        orchestrator.stop(spec);
        assertThat(world.stored(repl, "main.txt")).contains("edited");
    }

    @Test
    void savesWhatServerThatWasKilledWasSaving() throws Exception {
        orchestrator.start(spec);
        world.edit(repl, "main.txt", "edited");
        world.hang(Step.SAVE);
        var server = server("stop");
        Await.until(() -> world.isUnderWay(Step.SAVE, repl));
        kill(server);
        assertThat(orchestrator.find(repl)).contains(new Sandbox(repl, 1, Condition.ENDED, null));
        world.heal(Step.SAVE);
        orchestrator.stop(spec);
        assertThat(world.isUnderWay(Step.SAVE, repl)).isFalse();
        assertThat(world.stored(repl, "main.txt")).contains("edited");
    }

    private Process server(String call) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Server.class.getName(),
                        call,
                        root.toString(),
                        repl.value())
                .inheritIO()
                .start();
    }

    private static void kill(Process server) throws InterruptedException {
        server.destroyForcibly().waitFor();
    }

    /** A server of its own, to be killed while it starts or stops. */
    static final class Server {
        private Server() {}

        public static void main(String... arguments) throws Exception {
            var orchestrator = ProcessWorld.in(Path.of(arguments[1])).open();
            var spec = new SandboxSpec(new ReplId(arguments[2]), "node", 1, "the-token", "{\"keys\":[]}");
            if (arguments[0].equals("start")) {
                orchestrator.start(spec);
                Thread.currentThread().join();
            } else {
                orchestrator.stop(spec);
            }
        }
    }
}
