package dev.devex.orchestration.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.devex.kernel.ReplId;
import dev.devex.kernel.UnavailableException;
import dev.devex.orchestration.Await;
import dev.devex.orchestration.Orchestrator;
import dev.devex.orchestration.Sandbox;
import dev.devex.orchestration.Sandbox.Condition;
import dev.devex.orchestration.SandboxSpec;
import dev.devex.orchestration.SandboxStartException;
import dev.devex.orchestration.SandboxWorld.Step;
import dev.devex.orchestration.SaveFailedException;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What holds for sandboxes that are processes of this machine, beside the contract. */
class ProcessSandboxTest {
    private final ReplId repl = ReplId.random();
    private final SandboxSpec spec = new SandboxSpec(repl, "node", 1, "the-token", "{\"keys\":[]}");
    private final Path root;
    private final ProcessWorld world;
    private final Orchestrator orchestrator;

    ProcessSandboxTest(@TempDir Path root) throws IOException {
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
    void handsOnNothingOfTheServersEnvironment() throws Exception {
        assertThat(System.getenv()).containsKey("S3_SECRET_KEY");
        orchestrator.start(spec);
        var environment = environment(world.runner(repl).id().pid());
        assertThat(environment)
                .contains("DEVEX_SANDBOX=" + repl, "HOME=" + world.folder(repl).home())
                .noneMatch(variable -> variable.matches("(S3|REDIS|DEVEX_SECRET|WLP).*"));
    }

    @Test
    void endsSaveThatIsInterrupted() throws Exception {
        orchestrator.start(spec);
        world.hang(Step.SAVE);
        var interrupted = new CompletableFuture<Boolean>();
        var stopping = new Thread(() -> {
            try {
                orchestrator.stop(spec);
                interrupted.complete(false);
            } catch (InterruptedException e) {
                interrupted.complete(true);
            }
        });
        stopping.start();
        Await.until(() -> world.isUnderWay(Step.SAVE, repl));
        stopping.interrupt();
        assertThat(interrupted.get(Await.PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .isTrue();
        assertThat(world.isUnderWay(Step.SAVE, repl)).isFalse();
        world.heal(Step.SAVE);
    }

    @Test
    void startsRunnerInSessionOfItsOwn() throws Exception {
        orchestrator.start(spec);
        var runner = world.runner(repl);
        assertThat(runner.session()).isEqualTo(runner.id().pid());
    }

    @Test
    void tellsCommandsWhatTheyMayDoInFileOfTheirOwnerOnly() throws Exception {
        orchestrator.start(spec);
        orchestrator.stop(spec);
        for (var command : List.of("restore", "serve", "save")) {
            var access = root.resolve(command + ".access");
            assertThat(access)
                    .content()
                    .contains("\"session\":1", "\"token\":\"the-token\"", repl.value(), "http://localhost:9080");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(access)))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void tellsCommandsOneAnothersIndex() throws Exception {
        orchestrator.start(spec);
        orchestrator.stop(spec);
        var index = "--index " + world.folder(repl).index();
        for (var command : List.of("restore", "serve", "save")) {
            assertThat(root.resolve(command + ".arguments")).content().contains(index);
        }
    }

    @Test
    void letsRunnerFinishBeforeTheSaveThatCounts() throws Exception {
        world.store(repl, "goodbye.sh", "echo done > last.txt");
        orchestrator.start(spec);
        orchestrator.stop(spec);
        assertThat(world.stored(repl, "last.txt")).contains("done\n");
    }

    @Test
    void keepsWhatAnotherServerHasBroughtUpWhenItsOwnStartFails() throws Exception {
        world.hang(Step.RESTORE);
        var starting = new Thread(
                () -> assertThatThrownBy(() -> orchestrator.start(spec)).isInstanceOf(SandboxStartException.class));
        starting.start();
        Await.until(() -> world.isUnderWay(Step.RESTORE, repl));
        var anothers = new SandboxRecord.Runner(new ProcessId(1, 1), 1);
        world.folder(repl).write(SandboxRecord.starting(1).running(anothers));
        world.edit(repl, "main.txt", "edited");
        world.kill(Step.RESTORE, repl);
        starting.join();
        assertThat(world.seen(repl, "main.txt")).contains("edited");
    }

    @Test
    void endsProcessesThatLeftTheirParentsAndTheirEnvironment() throws Exception {
        world.store(repl, "boot.sh", """
                sleep 1001 & echo $! > plain.pid
                (trap '' TERM HUP; sleep 1002) & echo $! > stubborn.pid
                setsid sh -c 'echo $$ > daemon.pid; exec sleep 1003' &
                setsid sh -c '(env -i /bin/sleep 1004 & echo $! > bare.pid); exec sleep 1005' &
                """);
        orchestrator.start(spec);
        var names = List.of("plain.pid", "stubborn.pid", "daemon.pid", "bare.pid");
        Await.until(() -> names.stream().allMatch(name -> !seen(name).isEmpty()));
        var processes = names.stream()
                .map(name -> RunningProcess.find(Long.parseLong(seen(name))).orElseThrow())
                .toList();
        orchestrator.stop(spec);
        assertThat(processes)
                .allMatch(process -> RunningProcess.find(process.id().pid()).isEmpty());
        assertThat(new ProcessTree(repl).members()).isEmpty();
    }

    @Test
    void endsDaemonsOfRunnerThatDied() throws Exception {
        world.store(repl, "boot.sh", "setsid sleep 1001 & echo $! > daemon.pid");
        orchestrator.start(spec);
        Await.until(() -> !seen("daemon.pid").isEmpty());
        var daemon = RunningProcess.find(Long.parseLong(seen("daemon.pid"))).orElseThrow();
        world.killRunner(repl);
        Await.until(() -> orchestrator.find(repl).map(Sandbox::condition).equals(Optional.of(Condition.ENDED)));
        orchestrator.stop(spec);
        assertThat(RunningProcess.find(daemon.id().pid())).isEmpty();
    }

    @Test
    void doesNotMistakeProcessThatGotTheNumberOfItsRunner() throws Exception {
        orchestrator.start(spec);
        world.killRunner(repl);
        var stranger = new ProcessBuilder("sleep", "1001").start();
        try {
            var now = RunningProcess.find(stranger.pid()).orElseThrow();
            var record = world.folder(repl).read().orElseThrow();
            for (var id :
                    List.of(now.id(), new ProcessId(now.id().pid(), now.id().started() - 1))) {
                world.folder(repl).write(record.running(new SandboxRecord.Runner(id, 1)));
                assertThat(orchestrator.find(repl)).contains(new Sandbox(repl, 1, Condition.ENDED, null));
            }
            orchestrator.stop(spec);
            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroyForcibly();
        }
    }

    @Test
    void removesFoldersWhateverTheirModesAndDoesNotFollowLinks() throws Exception {
        var outside = Files.createDirectory(root.resolve("outside"));
        Files.writeString(outside.resolve("kept.txt"), "kept");
        orchestrator.start(spec);
        var workspace = world.folder(repl).workspace();
        Files.createSymbolicLink(workspace.resolve("link"), outside);
        Files.createSymbolicLink(workspace.resolve("nowhere"), Path.of("missing"));
        var locked = Files.createDirectory(workspace.resolve("locked"));
        Files.writeString(locked.resolve("file"), "");
        Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("r-x------"));
        var shut = Files.createDirectory(workspace.resolve("shut"));
        Files.writeString(shut.resolve("file"), "");
        Files.setPosixFilePermissions(shut, PosixFilePermissions.fromString("---------"));
        orchestrator.stop(spec);
        assertThat(world.folder(repl).path()).doesNotExist();
        assertThat(root.resolve("sandboxes")).isDirectoryNotContaining("glob:**/.removed*");
        assertThat(outside.resolve("kept.txt")).hasContent("kept");
    }

    @Test
    void deletesWhatAnInterruptedRemovalLeft() throws Exception {
        var left = Files.createDirectories(root.resolve("sandboxes/.removed/" + repl + "-1/workspace"));
        assertThat(orchestrator.sandboxes()).isEmpty();
        orchestrator.start(spec);
        orchestrator.stop(spec);
        assertThat(left).doesNotExist();
    }

    @Test
    void survivesGarbageAmongTheSandboxes() throws Exception {
        var sandboxes = Files.createDirectories(root.resolve("sandboxes"));
        Files.writeString(sandboxes.resolve("note.txt"), "");
        Files.createDirectory(sandboxes.resolve("repl-of-nobody"));
        Files.writeString(sandboxes.resolve(ReplId.random().value()), "a file");
        for (var text : List.of("", "{", "[]", "{}", "{\"session\":\"x\",\"stage\":\"ENDED\"}", "{\"stage\":\"NO\"}")) {
            var folder = Files.createDirectory(sandboxes.resolve(ReplId.random().value()));
            Files.writeString(folder.resolve("sandbox.json"), text);
        }
        Files.createDirectories(sandboxes.resolve(ReplId.random().value()).resolve("sandbox.json"));
        orchestrator.start(spec);
        assertThat(orchestrator.sandboxes()).extracting(Sandbox::repl).containsExactly(repl);
    }

    @Test
    void keepsWorkspaceOfUnknownOrigin() throws Exception {
        orchestrator.start(spec);
        Files.writeString(world.folder(repl).path().resolve("sandbox.json"), "garbage");
        assertThatThrownBy(() -> orchestrator.start(spec)).isInstanceOf(SandboxStartException.class);
        assertThatThrownBy(() -> orchestrator.stop(spec)).isInstanceOf(SaveFailedException.class);
        assertThat(new ProcessTree(repl).members()).isEmpty();
        assertThat(world.seen(repl, "main.txt")).contains("as stored");
        orchestrator.discard(repl);
        assertThat(world.folder(repl).path()).doesNotExist();
    }

    @Test
    void boundsTheLogOfRunnerThatGoesOnWriting() throws Exception {
        orchestrator.start(spec);
        var log = world.folder(repl).log();
        try (var writer = Files.newOutputStream(log.path(), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            writer.write(new byte[2 * 1024 * 1024]);
            orchestrator.sandboxes();
            writer.write("the end".getBytes(StandardCharsets.UTF_8));
        }
        assertThat(log.path()).hasContent("the end");
    }

    @Test
    void saysThatItCannotRunSandboxes() throws Exception {
        Files.delete(world.script());
        assertThatThrownBy(orchestrator::check).isInstanceOf(UnavailableException.class);
        assertThatThrownBy(() -> orchestrator.start(spec)).isInstanceOf(SandboxStartException.class);
        var file = Files.writeString(root.resolve("file"), "");
        var misplaced = new ProcessOrchestrator(
                new ProcessSettings(file, world.script(), Await.PATIENCE, Await.PATIENCE), () -> {}, ProcessWorld.CORE);
        assertThatThrownBy(misplaced::check).isInstanceOf(UnavailableException.class);
        assertThatThrownBy(() -> misplaced.start(spec)).isInstanceOf(UnavailableException.class);
    }

    private String seen(String file) {
        try {
            return world.seen(repl, file).orElse("").strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> environment(long pid) throws IOException {
        try (var in = new FileInputStream("/proc/" + pid + "/environ")) {
            return Arrays.asList(new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\0"));
        }
    }
}
