package dev.devex.runner.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.devex.runner.Main;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two savers of one workspace, which are processes of their own. */
class WorkspaceLockTest {
    private static final int TRIES = 600;

    @Test
    void letsASaverWaitUntilTheOneBeforeHasEnded(@TempDir Path folder) throws Exception {
        try (var sandbox = new Sandbox(folder)) {
            Process second = WorkspaceLock.during(sandbox.index(), () -> {
                Process saver = start(sandbox.arguments());
                awaitWaiting(saver.pid());
                assertThat(sandbox.server().requests()).isEmpty();
                return saver;
            });
            assertThat(second.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(second.exitValue()).isZero();
            assertThat(sandbox.server().requests()).isNotEmpty();
        }
    }

    private static Process start(List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "save"));
        command.addAll(arguments);
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** Until Linux says that it is kept waiting for a lock (proc(5), /proc/locks). */
    private static void awaitWaiting(long pid) throws IOException, InterruptedException {
        String waiting = ".*-> POSIX .* " + pid + " .*";
        for (int i = 0; i < TRIES; i++) {
            if (Files.readAllLines(Path.of("/proc/locks")).stream().anyMatch(line -> line.matches(waiting))) {
                return;
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
        throw new AssertionError("It does not wait for the lock.");
    }
}
