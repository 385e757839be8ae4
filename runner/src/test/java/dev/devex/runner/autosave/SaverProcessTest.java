package dev.devex.runner.autosave;

import static org.assertj.core.api.Assertions.assertThat;

import dev.devex.runner.terminal.ProcessTree;
import dev.devex.runner.terminal.SandboxMark;
import dev.devex.snapshot.EntryPath;
import dev.devex.snapshot.Scope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Over a shell in the place of the saver, which says what it was asked, and answers what the test has written down. */
class SaverProcessTest {
    private static final Scope FOLDER = Scope.of(List.of(new EntryPath("workspace/new\nline")));

    @TempDir
    Path folder;

    private final List<Runnable> alarms = new ArrayList<>();
    private Path answer;
    private Path log;
    private SaverProcess saver;

    @BeforeEach
    void prepare() throws IOException {
        answer = folder.resolve("answer");
        log = Files.createFile(folder.resolve("log"));
        saver = saver(List.of(
                "sh",
                "-c",
                "echo start >> \"$1\"; while read -r line; do printf '%s\\n' \"$line\" >> \"$1\"; cat \"$0\"; done;"
                        + " echo end >> \"$1\"",
                answer.toString(),
                log.toString()));
    }

    @AfterEach
    void end() throws IOException {
        alarms.forEach(Runnable::run);
        if (Files.size(log) > 0) {
            awaitEnd();
        }
    }

    @Test
    void keepsOneSaverForManySaves() throws Exception {
        answer("{\"unchanged\":false}\n0\n");
        assertThat(save(Scope.EVERYTHING)).isEqualTo(SaveResult.STORED);
        answer("{\"unchanged\":true}\n0\n");
        assertThat(save(FOLDER)).isEqualTo(SaveResult.UNCHANGED);
        assertThat(log).content().isEqualTo("start\n[]\n[\"workspace/new\\nline\"]\n");
    }

    @Test
    void saysWhetherItIsWorthTryingAgain() throws Exception {
        answer("3\n");
        assertThat(save(FOLDER)).isEqualTo(SaveResult.REFUSED);
        answer("4\n");
        assertThat(save(FOLDER)).isEqualTo(SaveResult.FAILED);
    }

    @Test
    void endsTheSaverThatHasNotBeenUsedForAWhile() throws Exception {
        answer("0\n");
        save(FOLDER);
        save(FOLDER);
        alarms.get(0).run();
        save(FOLDER);
        assertThat(log).content().containsOnlyOnce("start");
        alarms.get(2).run();
        awaitEnd();
        save(FOLDER);
        assertThat(log).content().endsWith("end\nstart\n[\"workspace/new\\nline\"]\n");
    }

    @Test
    void failsWhereTheSaverEndsWithoutAWord() throws Exception {
        var mute = saver(List.of("sh", "-c", "read -r line"));
        assertThat(mute.begin(FOLDER).get()).isEqualTo(SaveResult.FAILED);
        assertThat(mute.begin(FOLDER).get()).isEqualTo(SaveResult.FAILED);
    }

    private SaverProcess saver(List<String> command) {
        var processes = new ProcessTree(new SandboxMark("repl-" + UUID.randomUUID()));
        return new SaverProcess(command, processes, (nanos, task) -> alarms.add(task), Runnable::run);
    }

    private SaveResult save(Scope scope) throws Exception {
        return saver.begin(scope).get();
    }

    private void answer(String text) throws IOException {
        Files.writeString(answer, text);
    }

    private void awaitEnd() throws IOException {
        while (!Files.readString(log).endsWith("end\n")) {
            Thread.onSpinWait();
        }
    }
}
