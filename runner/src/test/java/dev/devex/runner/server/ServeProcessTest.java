package dev.devex.runner.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.devex.runner.Main;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServeProcessTest {
    @TempDir
    Path folder;

    @Test
    void announcesItselfAndEndsWithEverythingThatCarriesItsMark() throws Exception {
        Path announcement = folder.resolve("announcement.json");
        Process runner = start(serve("--announce", announcement.toString()));
        JsonObject announced = await(announcement);
        ProcessBuilder marked = new ProcessBuilder("setsid", "sh", "-c", "trap '' HUP; while :; do sleep 1000; done");
        marked.environment().put("DEVEX_SANDBOX", TestRunner.REPL);
        Process detached = marked.start();
        Process innocent = new ProcessBuilder("sleep", "1000").start();

        runner.destroy();

        assertThat(runner.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(runner.exitValue()).isZero();
        assertThat(announced.getInt("pid")).isEqualTo((int) runner.pid());
        assertThat(announced.getInt("port")).isPositive();
        assertThat(detached.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(innocent.isAlive()).isTrue();
        innocent.destroyForcibly();
    }

    @Test
    void clearsAwayWhatAKilledRunnerHasLeft() throws Exception {
        Path left = Files.createDirectories(folder.resolve("workspace/a")).resolve(".devex-0123456789abcdef");
        Files.writeString(left, "half");

        try (TestRunner runner = TestRunner.start(folder)) {
            for (int i = 0; Files.exists(left) && i < 1200; i++) {
                TimeUnit.MILLISECONDS.sleep(50);
            }
            assertThat(runner.workspace.resolve("a")).isEmptyDirectory();
        }
    }

    @Test
    void explainsItself() throws Exception {
        Process help = start(List.of("--help"));

        assertThat(output(help.getInputStream())).contains("serve", "restore", "save", "--announce");
        assertThat(help.waitFor()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--port 99999",
                "--port x",
                "--repl evil",
                "--base-path no",
                "--public-url ftp://x",
                "--ring 5",
                "--what x"
            })
    void refusesWrongOptions(String option) throws Exception {
        Process refused = start(serve(option.split(" ")));

        assertThat(output(refused.getErrorStream())).startsWith("Wrong usage: ").hasLineCount(1);
        assertThat(refused.waitFor()).isEqualTo(2);
    }

    @Test
    void saysWhyItCannotStart() throws Exception {
        List<String> arguments = serve();
        Files.writeString(folder.resolve("keys.json"), "no keys");

        Process refused = start(arguments);

        assertThat(output(refused.getErrorStream())).endsWith("The runner cannot start: that is not a JWK set.\n");
        assertThat(refused.waitFor()).isEqualTo(1);
    }

    @Test
    void saysWhichKeysItCannotRead() throws Exception {
        List<String> arguments = serve();
        Path keys = folder.resolve("keys.json");
        Files.delete(keys);

        Process refused = start(arguments);

        assertThat(output(refused.getErrorStream()))
                .endsWith("The runner cannot start: the keys in " + keys + " cannot be read.\n");
        assertThat(refused.waitFor()).isEqualTo(1);
    }

    private List<String> serve(String... more) throws IOException {
        Path keys = Files.writeString(folder.resolve("keys.json"), "{\"keys\":[]}");
        List<String> arguments = new ArrayList<>(List.of("serve", "--workspace", folder.toString()));
        arguments.addAll(List.of("--home", folder.toString(), "--keys", keys.toString(), "--repl", TestRunner.REPL));
        arguments.addAll(List.of("--public-url", TestRunner.PUBLIC_URL));
        arguments.addAll(List.of(more));
        return arguments;
    }

    private static Process start(List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(arguments);
        return new ProcessBuilder(command).start();
    }

    private static JsonObject await(Path file) throws IOException, InterruptedException {
        for (int i = 0; !Files.exists(file) && i < 1200; i++) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
        try (JsonReader reader = Json.createReader(Files.newInputStream(file))) {
            return reader.readObject();
        }
    }

    private static String output(InputStream stream) throws IOException {
        return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
}
