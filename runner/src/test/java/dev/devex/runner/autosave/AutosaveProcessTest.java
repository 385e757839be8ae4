package dev.devex.runner.autosave;

import static org.assertj.core.api.Assertions.assertThat;

import dev.devex.runner.Main;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real runner, with a program in the place of its {@code save} that copies both folders. */
class AutosaveProcessTest {
    private static final String REPL = "repl-" + UUID.randomUUID();
    private static final String EVERYTHING = "begin []";
    private static final String IN_FOLDER = "begin [\"workspace/folder\"]";
    private static final int TRIES = 600;

    @TempDir
    Path folder;

    private Path workspace;
    private Path home;
    private Path log;
    private Process runner;

    @BeforeEach
    void start() throws IOException {
        workspace = Files.createDirectory(folder.resolve("workspace"));
        home = Files.createDirectories(folder.resolve("home"));
        log = Files.createFile(folder.resolve("log"));
        Files.writeString(folder.resolve("keys.json"), "{\"keys\":[]}");
        Path saver = Files.writeString(folder.resolve("saver"), """
                #!/bin/sh
                cd "$(dirname "$0")" || exit 1
                echo "start $*" >> log
                while read -r folders; do
                    echo "begin $folders" >> log
                    while [ -e hold ]; do sleep 0.05; done
                    [ ! -e broken ] || exit 1
                    [ ! -e away ] || { echo 4; continue; }
                    rm -rf saved && mkdir saved && cp -a workspace home saved
                    echo end >> log
                    echo 0
                done
                """);
        Files.setPosixFilePermissions(saver, PosixFilePermissions.fromString("rwx------"));
        runner = serve(saver);
    }

    @AfterEach
    void end() {
        runner.destroyForcibly();
    }

    @Test
    void savesWhatChangesInBothFoldersAndWhatChangedLast() throws Exception {
        await(() -> ends() == 1);
        Files.writeString(workspace.resolve("a"), "a");
        await(() -> Files.exists(folder.resolve("saved/workspace/a")));
        Files.createDirectory(home.resolve(".cache"));
        Files.writeString(home.resolve(".bash_history"), "ls");
        await(() -> Files.exists(folder.resolve("saved/home/.bash_history")));
        Files.writeString(workspace.resolve("b"), "b");
        runner.destroy();
        assertThat(runner.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(runner.exitValue()).isZero();
        assertThat(folder.resolve("saved/workspace/b")).hasContent("b");
        assertThat(lines())
                .startsWith(
                        "start saver --workspace " + workspace + " --home " + home + " --access "
                                + folder.resolve("access") + " --index " + folder.resolve("index"),
                        EVERYTHING)
                .endsWith(EVERYTHING, "end");
    }

    @Test
    void tellsTheSaverWhereSomethingHasChanged() throws Exception {
        Path file = Files.createDirectory(workspace.resolve("folder")).resolve("file");
        for (int save = 1; save < TRIES && !lines().contains(IN_FOLDER); save++) {
            long awaited = save;
            await(() -> ends() >= awaited);
            Files.writeString(file, "text " + save);
        }
        assertThat(lines()).contains(IN_FOLDER);
    }

    @Test
    void savesWithAnotherSaverWhereOneHasEnded() throws Exception {
        await(() -> ends() == 1);
        Path broken = Files.createFile(folder.resolve("broken"));
        Files.writeString(workspace.resolve("a"), "a");
        await(() -> count("start") > 1);
        Files.delete(broken);
        await(() -> Files.exists(folder.resolve("saved/workspace/a")));
    }

    @Test
    void letsASaveEndThatIsUnderWayWhenTheUsersProgramsAreEnded() throws Exception {
        Path hold = Files.createFile(folder.resolve("hold"));
        ProcessBuilder program = new ProcessBuilder("sleep", "1000");
        program.environment().put("DEVEX_SANDBOX", REPL);
        Process users = program.start();
        await(() -> count("begin") == 1);
        runner.destroy();
        assertThat(users.waitFor(30, TimeUnit.SECONDS)).isTrue();
        Files.delete(hold);
        assertThat(runner.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(lines())
                .extracting(line -> line.split(" ")[0])
                .containsExactly("start", "begin", "end", "begin", "end");
    }

    @Test
    void saysByItsExitCodeThatSomethingMayBeMissing() throws Exception {
        await(() -> ends() == 1);
        Files.createFile(folder.resolve("away"));
        runner.destroy();
        assertThat(runner.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(runner.exitValue()).isEqualTo(4);
    }

    private Process serve(Path saver) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-Ddevex.runner=" + saver,
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of("serve", "--workspace", workspace.toString(), "--home", home.toString()));
        command.addAll(List.of("--keys", folder.resolve("keys.json").toString(), "--repl", REPL));
        command.addAll(List.of("--public-url", "http://localhost:9080"));
        command.addAll(List.of("--access", folder.resolve("access").toString()));
        command.addAll(List.of("--index", folder.resolve("index").toString()));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("runner.log").toFile())
                .start();
    }

    private long ends() {
        return count("end");
    }

    private long count(String word) {
        return lines().stream().filter(line -> line.startsWith(word)).count();
    }

    private List<String> lines() {
        try {
            return Files.readAllLines(log);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        for (int i = 0; !condition.getAsBoolean() && i < TRIES; i++) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }
}
