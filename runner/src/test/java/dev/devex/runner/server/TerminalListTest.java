package dev.devex.runner.server;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TerminalListTest {
    @Started
    private TestRunner runner;

    private TestClient first;
    private TestClient listening;

    @BeforeEach
    void start() {
        first = runner.connect();
        listening = runner.connect();
    }

    @Test
    void namesWhatThereIsAndWhoWatches() {
        String terminal = first.openTerminal();

        JsonObject listed = list(listening).getJsonObject(0);
        JsonObject own = list(first).getJsonObject(0);

        assertThat(listed.getString("sessionId")).isEqualTo(terminal);
        assertThat(listed.getInt("number")).isPositive();
        assertThat(listed.getInt("cols")).isEqualTo(200);
        assertThat(listed.getInt("rows")).isEqualTo(50);
        JsonObject viewer = listed.getJsonArray("viewers").getJsonObject(0);
        assertThat(viewer.getString("user")).isEqualTo("local:ada");
        assertThat(viewer.getBoolean("you")).isFalse();
        JsonObject you = own.getJsonArray("viewers").getJsonObject(0);
        assertThat(you.getBoolean("you")).isTrue();
        assertThat(you.getString("id")).isEqualTo(viewer.getString("id"));
    }

    @Test
    void tellsOfEveryTerminalThatIsNewChangesOrEnds() {
        list(listening);
        String terminal = first.openTerminal();

        awaitChange(terminal, data -> true);
        first.send("terminalResize", Map.of("sessionId", terminal, "cols", 77, "rows", 22));
        awaitChange(terminal, data -> data.getInt("cols") == 77 && data.getInt("rows") == 22);
        first.type(terminal, "exit 3\r");

        assertThat(listening.await("terminalClosed").getJsonObject("data").getInt("exitCode"))
                .isEqualTo(3);
        assertThat(list(listening)).isEmpty();
    }

    @Test
    void tellsNothingToThoseWhoNeverAsked() {
        list(listening);
        String terminal = first.openTerminal();
        TestClient silent = runner.connect();
        first.type(terminal, "exit\r");
        listening.await("terminalClosed");

        silent.data("ping", Map.of());

        assertThat(silent.count("terminalChanged") + silent.count("terminalClosed"))
                .isZero();
    }

    @Test
    void tellsWhoComesAndGoes() {
        String terminal = first.openTerminal();
        list(listening);
        TestClient third = runner.connect();

        third.data("attachTerminal", Map.of("sessionId", terminal));
        awaitChange(terminal, data -> data.getJsonArray("viewers").size() == 2);
        third.close();
        listening.await(() -> listening
                        .latest("terminalChanged")
                        .getJsonObject("data")
                        .getJsonArray("viewers")
                        .size()
                == 1);
    }

    @Test
    void hearsTheTitleAndTheFolder() {
        list(listening);
        String terminal = first.openTerminal();

        awaitChange(terminal, data -> "".equals(text(data, "cwd")));
        first.type(terminal, "mkdir -p 'a b%20/\u00fc' && cd 'a b%20/\u00fc'\r");
        awaitChange(terminal, data -> "a b%20/\u00fc".equals(text(data, "cwd")));
        first.type(terminal, "printf '\\033]0;bu\\001s\\ty\\007'; cd /\r");
        awaitChange(terminal, data -> "busy".equals(text(data, "title")));
        awaitChange(terminal, data -> data.isNull("cwd") && "busy".equals(text(data, "title")));
        first.type(terminal, "printf '\\033]2;with string terminator\\033\\\\'\r");
        awaitChange(terminal, data -> "with string terminator".equals(text(data, "title")));
    }

    @Test
    void showsNothingOfThatAtThePromptAndLeavesTheUsersOwnAlone() {
        String terminal = first.openTerminal();

        first.type(terminal, "false\r");
        first.type(terminal, "PROMPT_COMMAND='echo own $?'; (exit 4)\r");

        assertThat(first.awaitOutput(terminal, "own 4")).doesNotContain("printf");
    }

    @Test
    void namesTheProgramThatHasTheTerminal() {
        String terminal = first.openTerminal();
        assertThat(list(listening).getJsonObject(0).isNull("running")).isTrue();

        first.type(terminal, "echo rea''dy; exec 9>&1; sleep 1000\r");
        first.awaitOutput(terminal, "ready");

        TestClient other = runner.connect();
        String helper = other.openTerminal();
        other.type(helper, "until pgrep -x sleep; do sleep 0.05; done; echo the''re\r");
        other.awaitOutput(helper, "there");
        assertThat(list(listening).getJsonObject(0).getString("running")).isEqualTo("sleep");
    }

    @Test
    void closesATerminalAtWhichItDoesNotSit() {
        String terminal = first.openTerminal();

        JsonObject closed = listening.ask("closeTerminal", Map.of("sessionId", terminal));

        assertThat(closed.getString("event")).isEqualTo("terminalClosed");
        first.await("terminalClosed");
    }

    @Test
    void makesRoomByEndingTheTerminalThatHasBeenLeftTheLongest() {
        TestClient left = runner.connect();
        String busy = left.openTerminal();
        String idle = left.openTerminal();
        left.type(busy, "echo rea''dy; sleep 1000\r");
        left.awaitOutput(busy, "ready");
        left.send("detachTerminal", Map.of("sessionId", busy));
        left.send("detachTerminal", Map.of("sessionId", idle));
        left.data("ping", Map.of());
        while (list(listening).size() < 64) {
            first.openTerminal();
        }

        first.openTerminal();

        JsonObject closed = listening.await("terminalClosed");
        assertThat(closed.getJsonObject("data").getString("sessionId")).isEqualTo(idle);
        JsonObject refused = first.ask("requestTerminal", Map.of());
        assertThat(refused.getString("event")).isEqualTo("error");
        assertThat(refused.getJsonObject("data").getString("message")).contains("64 terminals");
    }

    private static JsonArray list(TestClient client) {
        return client.data("listTerminals", Map.of()).getJsonArray("terminals");
    }

    private JsonObject awaitChange(String terminal, Predicate<JsonObject> condition) {
        return listening.await(frame -> isChange(frame, terminal) && condition.test(frame.getJsonObject("data")));
    }

    private static boolean isChange(JsonObject frame, String terminal) {
        return frame.getString("event").equals("terminalChanged")
                && frame.getJsonObject("data").getString("sessionId").equals(terminal);
    }

    private static String text(JsonObject data, String field) {
        JsonValue value = data.get(field);
        return value instanceof JsonString text ? text.getString() : "null";
    }
}
