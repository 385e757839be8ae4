package dev.devex.runner.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Daemons that have emptied their environment and left their session and their parents. */
class OrphansTest {
    private static final int TRIES = 1200;

    @TempDir
    Path folder;

    @Test
    void endWithTheSandbox() throws IOException, InterruptedException {
        long daemon;
        try (TestRunner runner = TestRunner.start(folder)) {
            daemon = start(runner, "1000");
            assertThat(Files.readString(Path.of("/proc/" + daemon + "/environ")))
                    .doesNotContain("DEVEX");
        }

        awaitEnd(daemon);
    }

    @Test
    void leaveNoDeadProcessBehind() throws IOException, InterruptedException {
        try (TestRunner runner = TestRunner.start(folder)) {
            awaitEnd(start(runner, "0.2"));
        }
    }

    private static long start(TestRunner runner, String seconds) throws IOException {
        TestClient client = runner.connect();
        String terminal = client.openTerminal();
        String program = "echo $$ > \"$0\"; exec sleep " + seconds;
        client.type(terminal, "env -i setsid -f /bin/sh -c '" + program + "' \"$PWD/pid\"; sync; echo star''ted\r");
        client.awaitOutput(terminal, "started");
        client.type(terminal, "until [ -s pid ]; do sleep 0.1; done; echo kno''wn\r");
        client.awaitOutput(terminal, "known");
        return Long.parseLong(Files.readString(runner.workspace.resolve("pid")).strip());
    }

    /** Until not even a zombie is left. */
    private static void awaitEnd(long pid) throws InterruptedException {
        for (int i = 0; Files.exists(Path.of("/proc/" + pid)) && i < TRIES; i++) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
        assertThat(Path.of("/proc/" + pid)).doesNotExist();
    }
}
