package dev.devex.runner.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.devex.runner.Main;
import dev.devex.runner.hold.Hold;
import dev.devex.runner.hold.ReleaseCommand;
import jakarta.json.Json;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A runner whose sandbox is saved from outside. */
class HoldTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private Process runner;

    @BeforeEach
    void start() throws Exception {
        Path keys = Files.writeString(folder.resolve("keys.json"), "{\"keys\":[]}");
        runner = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "serve",
                        "--workspace",
                        folder.toString(),
                        "--home",
                        folder.toString(),
                        "--keys",
                        keys.toString(),
                        "--repl",
                        TestRunner.REPL,
                        "--public-url",
                        TestRunner.PUBLIC_URL,
                        "--announce",
                        announcement().toString(),
                        "--hold",
                        hold().file().toString())
                .inheritIO()
                .start();
        await(() -> answers());
    }

    @AfterEach
    void end() throws Exception {
        runner.destroyForcibly().waitFor();
    }

    @Test
    void endsWhatItRunsBeforeTheHoldIsTaken() throws Exception {
        ProcessBuilder program = new ProcessBuilder("setsid", "sleep", "1000");
        program.environment().put("DEVEX_SANDBOX", TestRunner.REPL);
        Process users = program.start();
        assertThat(hold().take(PATIENCE)).isTrue();
        assertThat(users.waitFor(1, TimeUnit.SECONDS)).isTrue();
        assertThat(answers()).isFalse();
        assertThat(runner.isAlive()).isTrue();
    }

    @Test
    void servesAgainOnceItIsReleased() throws Exception {
        assertThat(hold().take(PATIENCE)).isTrue();
        Files.delete(announcement());
        assertThat(ReleaseCommand.run(List.of("--hold", hold().file().toString())))
                .isZero();
        await(() -> answers());
        assertThat(hold().take(PATIENCE)).isTrue();
        assertThat(answers()).isFalse();
    }

    @Test
    void endsAtOnceWhileItIsHeld() throws Exception {
        assertThat(hold().take(PATIENCE)).isTrue();
        runner.destroy();
        assertThat(runner.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(runner.exitValue()).isZero();
    }

    @Test
    void letsNobodyWaitForARunnerThatIsGone() throws Exception {
        runner.destroyForcibly().waitFor();
        assertThat(hold().take(PATIENCE)).isTrue();
        assertThat(hold().take(PATIENCE)).isTrue();
    }

    private Hold hold() {
        return new Hold(folder.resolve("hold"));
    }

    private Path announcement() {
        return folder.resolve("announcement.json");
    }

    private boolean answers() throws IOException {
        if (!Files.exists(announcement())) {
            return false;
        }
        try (var reader = Json.createReader(Files.newInputStream(announcement()))) {
            URI ping = URI.create("http://localhost:" + reader.readObject().getInt("port") + "/ping");
            return ((HttpURLConnection) ping.toURL().openConnection()).getResponseCode() == 200;
        } catch (IOException none) {
            return false;
        }
    }

    private static void await(Condition condition) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.holds()) {
            assertThat(System.nanoTime()).isLessThan(end);
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    private interface Condition {
        boolean holds() throws IOException;
    }
}
