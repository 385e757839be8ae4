package dev.devex.runner.server;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TerminalTest {
    @Started
    static TestRunner runner;

    @Test
    void startsAShellInTheWorkspaceWithItsOwnEnvironment() {
        TestClient client = runner.connect();
        String terminal = client.openTerminal();

        client.type(terminal, "echo \"<$PWD|$HOME|$TERM|$DEVEX_SANDBOX|$LC_ALL|${#PATH}>\"\r");

        assertThat(client.awaitOutput(terminal, "<" + runner.workspace))
                .contains(runner.workspace + "|" + runner.home + "|xterm-256color|" + TestRunner.REPL + "||");
    }

    @Test
    void sendsInputWithoutASessionToTheFirstTerminal() {
        TestClient client = runner.connect();
        client.send("{\"event\":\"requestTerminal\"}");
        client.send("terminalInput", Map.of("data", "echo fir''st; stty size\r"));
        String first = client.await("terminalConnected").getJsonObject("data").getString("sessionId");
        String second = client.openTerminal();

        assertThat(client.awaitOutput(first, "24 80")).contains("first");
        client.type(second, "echo sec''ond\r");
        assertThat(client.awaitOutput(second, "second")).doesNotContain("first");
        assertThat(client.output(first)).doesNotContain("second");
    }

    @Test
    void resizes() {
        TestClient client = runner.connect();
        String terminal = client.openTerminal();

        client.send("terminalResize", Map.of("sessionId", terminal, "cols", 133, "rows", 37));
        client.type(terminal, "stty size\r");

        client.awaitOutput(terminal, "37 133");
    }

    @Test
    void tellsTheExitCodeOnce() {
        TestClient client = runner.connect();
        String terminal = client.openTerminal();

        client.type(terminal, "echo last words; exit 7\r");

        JsonObject closed = client.await("terminalClosed");
        assertThat(closed.getJsonObject("data").getString("sessionId")).isEqualTo(terminal);
        assertThat(closed.getJsonObject("data").getInt("exitCode")).isEqualTo(7);
        assertThat(client.output(terminal)).contains("last words\r\n");
        assertThat(client.ask("closeTerminal", Map.of("sessionId", terminal)).getString("event"))
                .isEqualTo("error");
        assertThat(client.count("terminalClosed")).isEqualTo(1);
    }

    @Test
    void tellsTheSignalThatEndedTheShell() {
        TestClient client = runner.connect();
        String terminal = client.openTerminal();

        client.type(terminal, "kill -9 $$\r");

        assertThat(client.await("terminalClosed").getJsonObject("data").getInt("exitCode"))
                .isEqualTo(128 + 9);
    }

    @Test
    void interruptsAndQuitsAProgramByItsKeys() {
        TestClient client = runner.connect();
        String terminal = client.openTerminal();

        Map.of("\u0003", 130, "\u001c", 131).forEach((key, code) -> {
            client.type(terminal, "sh -c 'ulimit -c 0; echo be\"\"fore " + code + "; exec sleep 60'\r");
            client.awaitOutput(terminal, "before " + code);
            client.type(terminal, key);
            client.type(terminal, "echo en''ded $?\r");
            client.awaitOutput(terminal, "ended " + code);
        });
    }

    @Test
    void closesATerminalAndWhatRunsInIt() {
        TestClient client = runner.connect();
        String terminal = client.openTerminal();
        long program = startProgram(client, terminal, "sleep 1000");

        JsonObject closed = client.ask("closeTerminal", Map.of("sessionId", terminal));

        assertThat(closed.getString("event")).isEqualTo("terminalClosed");
        assertThat(closed.getJsonObject("data").getInt("exitCode")).isGreaterThan(128);
        awaitEnd(program);
    }

    @Test
    void endsWithItsShellThoughAProgramInTheBackgroundTalksOn() {
        TestClient client = runner.connect();
        String terminal = client.openTerminal();

        client.type(terminal, "yes & echo last wo''rds; exit 3\r");

        JsonObject closed = client.await("terminalClosed");
        assertThat(closed.getJsonObject("data").getInt("exitCode")).isEqualTo(3);
        client.await(frame -> frame.toString().contains("last words"));
    }

    @Test
    void endsAShellThatIgnoresTheHangup() {
        TestClient client = runner.connect();
        String terminal = client.openTerminal();
        client.type(terminal, "trap '' HUP; echo stub''born\r");
        client.awaitOutput(terminal, "stubborn");

        JsonObject closed = client.ask("closeTerminal", Map.of("sessionId", terminal));

        assertThat(closed.getJsonObject("data").getInt("exitCode")).isEqualTo(128 + 9);
    }

    @Test
    void keepsATerminalWhoseConnectionIsGone() {
        TestClient gone = runner.connect();
        String terminal = gone.openTerminal();
        gone.type(terminal, "note=kept; echo said bef''ore\r");
        gone.awaitOutput(terminal, "said before");
        gone.close();

        TestClient back = runner.connect();
        JsonObject connected = back.data("attachTerminal", Map.of("sessionId", terminal));
        back.type(terminal, "echo is $note\r");

        assertThat(connected.getString("sessionId")).isEqualTo(terminal);
        assertThat(back.awaitOutput(terminal, "is kept")).contains("said before");
        assertThat(back.count("terminalReset")).isEqualTo(1);
    }

    @Test
    void keepsCharactersWhole() throws IOException {
        String text = "aä€💡".repeat(50_000);
        Files.writeString(runner.workspace.resolve("utf8"), text);
        TestClient client = runner.connect();
        String terminal = client.openTerminal();

        client.type(terminal, "stty -onlcr; cat utf8; echo; echo e''nd\r");

        assertThat(client.awaitOutput(terminal, "\nend")).contains(text).doesNotContain("\ufffd");
    }

    @Test
    void keepsALongPasteWhole() {
        TestClient client = runner.connect();
        String terminal = client.openTerminal();
        String paste = "0123456789abcde\n".repeat(20_000);

        client.type(terminal, "stty raw -echo; echo rea''dy; head -c 320000 | md5sum; stty sane\r");
        client.awaitOutput(terminal, "ready");
        client.type(terminal, paste);

        assertThat(client.awaitOutput(terminal, "  -")).contains(md5(paste));
    }

    @Test
    void holdsAFloodBackWhileTheClientDoesNotRead() {
        TestClient client = runner.connect();
        String terminal = client.openTerminal();
        client.stopReading();
        client.type(terminal, "head -c 30000000 /dev/zero | tr '\\0' x; touch all-sen''t\r");

        TestClient second = runner.connect();
        String other = second.openTerminal();
        second.type(other, "echo all that while; sleep 1; ls all-sent || echo held-ba''ck\r");

        second.awaitOutput(other, "held-back");
        client.readOn();
        second.type(other, "until [ -f all-sent ]; do sleep 0.1; done; echo flow''ed\r");
        second.awaitOutput(other, "flowed");
    }

    @Test
    void refusesFramesForATerminalThatIsNotThere() {
        TestClient client = runner.connect();

        for (Map<String, ?> data : List.<Map<String, ?>>of(
                Map.of("sessionId", "none", "data", "x", "cols", 1, "rows", 1),
                Map.of("data", "x", "cols", 1, "rows", 1))) {
            assertThat(client.ask("terminalInput", data).getString("event")).isEqualTo("error");
            assertThat(client.ask("terminalResize", data).getString("event")).isEqualTo("error");
        }
        assertThat(client.ask("closeTerminal", Map.of("sessionId", "none")).getString("event"))
                .isEqualTo("error");
    }

    @Test
    void keepsTerminalsOfOthersApart() {
        TestClient owner = runner.connect();
        String terminal = owner.openTerminal();

        JsonObject refused =
                runner.connect().ask("terminalInput", Map.of("sessionId", terminal, "data", "echo stolen\r"));

        assertThat(refused.getString("event")).isEqualTo("error");
    }

    private static long startProgram(TestClient client, String terminal, String program) {
        client.type(terminal, program + " & echo \"pid=$!;\"\r");
        client.await(frame -> client.output(terminal).matches("(?s).*pid=\\d+;.*"));
        return Long.parseLong(client.output(terminal).replaceAll("(?s).*pid=(\\d+);.*", "$1"));
    }

    private static void awaitEnd(long pid) {
        Optional<ProcessHandle> process = ProcessHandle.of(pid);
        process.ifPresent(alive -> alive.onExit()
                .orTimeout(Duration.ofSeconds(60).toMillis(), TimeUnit.MILLISECONDS)
                .join());
    }

    private static String md5(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
