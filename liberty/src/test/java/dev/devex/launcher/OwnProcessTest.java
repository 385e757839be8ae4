package dev.devex.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnProcessTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    @Test
    void endsOneThatDoesNotListen() {
        var process = start("trap '' TERM; while :; do sleep 1; done");
        process.stop(Duration.ofMillis(300));
        assertThat(process.isAlive()).isFalse();
        assertThat(record()).doesNotExist();
    }

    @Test
    void leavesAnotherProcessAloneThatHasTheIdNow() throws Exception {
        var process = start("exec sleep 60");
        var identity = ProcessIdentity.parse(Files.readString(record())).orElseThrow();
        var other = new ProcessIdentity(identity.pid(), identity.start() - 1, identity.boot());
        Files.writeString(record(), other.toString());
        OwnProcess.endRecorded(record(), PATIENCE);
        assertThat(process.isAlive()).isTrue();
        process.stop(PATIENCE);
    }

    @Test
    void startsOutOfReachOfTheTerminal() throws Exception {
        var process = start("exec sleep 60");
        var pid =
                ProcessIdentity.parse(Files.readString(record())).orElseThrow().pid();
        assertThat(Wait.until(PATIENCE, () -> session(pid).equals(String.valueOf(pid))))
                .isTrue();
        process.stop(PATIENCE);
    }

    /** Field 6 of proc(5)'s stat. */
    private static String session(long pid) {
        try {
            var stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            return stat.substring(stat.lastIndexOf(')') + 2).split(" ")[3];
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private OwnProcess start(String script) {
        return OwnProcess.start(
                List.of("bash", "-c", script),
                Map.of("PATH", System.getenv("PATH")),
                folder,
                folder.resolve("log"),
                record());
    }

    private Path record() {
        return folder.resolve("record");
    }
}
