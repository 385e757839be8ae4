package dev.devex.runner.server;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SharedTerminalTest {
    private static final int RING = 256 << 10;
    private static final int SPARE = 64 << 10;

    @Started(options = {"--ring", "" + RING})
    private TestRunner runner;

    private TestClient first;
    private TestClient second;
    private String terminal;

    @BeforeEach
    void start() {
        first = runner.connect();
        second = runner.connect();
        terminal =
                first.data("requestTerminal", Map.of("cols", 100, "rows", 40)).getString("sessionId");
    }

    @Test
    void showsBothWhatEitherTypes() {
        attach(second, Map.of());

        first.type(terminal, "echo from the fi''rst\r");
        second.awaitOutput(terminal, "from the first");
        second.type(terminal, "echo from the sec''ond\r");

        first.awaitOutput(terminal, "from the second");
    }

    @Test
    void takesTheSmallestSizeOfThoseWhoWatch() {
        JsonObject connected = attach(second, Map.of("cols", 120, "rows", 20));

        assertThat(connected.getInt("cols")).isEqualTo(100);
        assertThat(connected.getInt("rows")).isEqualTo(20);
        awaitSize("20 100");
        second.send("terminalResize", Map.of("sessionId", terminal, "cols", 90, "rows", 50));
        awaitSize("40 90");
        second.send("detachTerminal", Map.of("sessionId", terminal));
        awaitSize("40 100");
    }

    @Test
    void goesOnExactlyWhereAClientHasStopped() {
        first.type(terminal, "echo o''ne; echo tw''o\r");
        first.awaitOutput(terminal, "two\r\n");
        long end = first.await(frame -> frame.toString().contains("two"))
                .getJsonNumber("sequence")
                .longValue();
        first.type(terminal, "echo thr''ee\r");
        first.awaitOutput(terminal, "three\r\n");

        JsonObject connected = attach(second, Map.of("sequence", end));
        second.type(terminal, "echo fo''ur\r");

        assertThat(connected.getJsonNumber("sequence").longValue()).isEqualTo(end);
        assertThat(second.awaitOutput(terminal, "four\r\n"))
                .contains("three\r\n")
                .doesNotContain("two");
        assertThat(second.count("terminalReset")).isZero();
    }

    @Test
    void beginsAtALineWhenTheRestIsNoLongerKept() {
        first.type(terminal, "trap 'echo na''rrower or back' WINCH; seq 1 40000; echo e''nd\r");
        first.awaitOutput(terminal, "end\r\n");

        JsonObject connected = attach(second, Map.of("sequence", 10));
        JsonObject reset = second.await("terminalReset").getJsonObject("data");

        assertThat(reset.getJsonNumber("sequence")).isEqualTo(connected.getJsonNumber("sequence"));
        assertThat(reset.getJsonNumber("end").longValue()
                        - reset.getJsonNumber("sequence").longValue())
                .isBetween(RING - SPARE - 16L, (long) RING - SPARE);
        assertThat(second.awaitOutput(terminal, "40000\r\nend\r\n")).matches("(?s)\\d+\r\n.*");
        second.awaitOutput(terminal, "narrower or back");
    }

    @Test
    void stillHasWhatItPromisedAfterAProgramHasDrawnItselfAnew() {
        first.type(
                terminal,
                "trap 'head -c 30000 /dev/zero | tr \"\\0\" x; echo dra''wn' WINCH; seq 1 40000; echo e''nd\r");
        first.awaitOutput(terminal, "end\r\n");

        JsonObject connected = attach(second, Map.of());
        second.awaitOutput(terminal, "drawn\r\n");

        assertThat(second.count("terminalReset")).isEqualTo(1);
        assertThat(second.await("terminalReset").getJsonObject("data").getJsonNumber("sequence"))
                .isEqualTo(connected.getJsonNumber("sequence"));
    }

    @Test
    void keepsAClientsSizeAndTakesItsLateAcknowledgementsWhenItAttachesAgain() {
        first.type(terminal, "echo o''ne\r");
        first.awaitOutput(terminal, "one\r\n");
        long end = first.latest("terminalResponse").getJsonNumber("sequence").longValue();

        JsonObject again = attach(first, Map.of("sequence", 0));
        first.send("terminalAck", Map.of("sessionId", terminal, "sequence", end));
        attach(second, Map.of("cols", 200, "rows", 60));

        awaitSize("40 100");
        assertThat(again.getInt("cols")).isEqualTo(100);
        assertThat(first.count("error")).isZero();
    }

    @Test
    void doesNotLetAClientThatStandsStillHoldBackAnother() {
        attach(second, Map.of());
        second.stopReading();

        first.type(terminal, "seq 1 2000000; echo e''nd\r");

        awaitEnd(first);
        assertThat(first.output(terminal)).hasSizeGreaterThan(15_000_000);
        second.readOn();
        assertThat(awaitEnd(second)).isGreaterThan(15_000_000);
        assertThat(second.count("terminalReset")).isGreaterThan(1);
    }

    @Test
    void goesOnWhileNobodyWatches() throws IOException {
        first.type(terminal, "sleep 0.3; seq 1 100000 && touch do''ne\r");
        first.awaitOutput(terminal, "sleep");
        first.close();

        second.type(second.openTerminal(), "until [ -f done ]; do sleep 0.1; done; echo I''saw\r");
        second.await(frame -> frame.toString().contains("Isaw"));
        assertThat(Files.exists(runner.workspace.resolve("done"))).isTrue();
    }

    @Test
    void saysNothingMoreToAClientThatHasLeft() {
        attach(second, Map.of());
        second.send("detachTerminal", Map.of("sessionId", terminal));
        assertThat(second.ask("terminalInput", Map.of("sessionId", terminal, "data", "x"))
                        .getString("event"))
                .isEqualTo("error");

        first.type(terminal, "echo hid''den\r");
        first.awaitOutput(terminal, "hidden");

        second.data("ping", Map.of());
        assertThat(second.output(terminal)).doesNotContain("hidden");
    }

    @Test
    void refusesToGoOnInTheFutureOrAtATerminalThatIsNotThere() {
        JsonObject future = second.ask("attachTerminal", Map.of("sessionId", terminal, "sequence", 1L << 40));
        JsonObject unknown = second.ask("attachTerminal", Map.of("sessionId", "none"));
        JsonObject broken = second.ask("attachTerminal", Map.of("sessionId", terminal, "sequence", 1.5));
        JsonObject away = second.ask("detachTerminal", Map.of("sessionId", terminal));
        JsonObject drawn = first.ask("terminalAck", Map.of("sessionId", terminal, "sequence", 1L << 40));

        assertThat(future.getString("event")).isEqualTo("error");
        assertThat(future.getJsonObject("data").getString("event")).isEqualTo("attachTerminal");
        assertThat(unknown.getJsonObject("data").getString("event")).isEqualTo("attachTerminal");
        assertThat(broken.getJsonObject("data").getString("message")).contains("whole number");
        assertThat(away.getJsonObject("data").getString("event")).isEqualTo("detachTerminal");
        assertThat(drawn.getJsonObject("data").getString("event")).isEqualTo("terminalAck");
    }

    @Test
    void holdsAWindowForAJsonClientFromItsFirstAcknowledgement() {
        first.send("terminalAck", Map.of("sessionId", terminal, "sequence", 0));
        first.type(terminal, "head -c 3000000 /dev/zero | tr '\\0' x; touch all-re''ad\r");

        String other = second.openTerminal();
        second.type(other, "sleep 1.5; ls all-read || echo held-ba''ck\r");

        second.awaitOutput(other, "held-back");
        assertThat(first.output(terminal).length()).isLessThanOrEqualTo(256 << 10);
    }

    private static long awaitEnd(TestClient client) {
        return client.await(frame -> frame.getString("event").equals("terminalResponse")
                        && frame.getString("data").contains("end\r\n"))
                .getJsonNumber("sequence")
                .longValue();
    }

    private JsonObject attach(TestClient client, Map<String, ?> more) {
        Map<String, Object> data = new HashMap<>(more);
        data.put("sessionId", terminal);
        return client.data("attachTerminal", data);
    }

    private void awaitSize(String size) {
        first.type(
                terminal,
                "until [ \"$(stty size)\" = '" + size + "' ]; do sleep 0.1; done; echo size i''s " + size + "\r");
        first.awaitOutput(terminal, "size is " + size);
    }
}
