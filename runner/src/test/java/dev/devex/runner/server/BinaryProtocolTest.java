package dev.devex.runner.server;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BinaryProtocolTest {
    private static final String BINARY = "devex.binary.v1";
    private static final int WINDOW = 256 << 10;

    @Started
    static TestRunner runner;

    @Test
    void isChosenByAClientThatOffersBoth() {
        assertThat(runner.connect("devex.json.v1", BINARY).subprotocol()).isEqualTo(BINARY);
        assertThat(runner.connect("devex.json.v1").subprotocol()).isEqualTo("devex.json.v1");
    }

    @Test
    void carriesOutputFromTheFirstByteOn() {
        Page page = Page.open(runner.connect(BINARY));

        page.type("echo al''l\r");

        assertThat(page.client.awaitBinaryOutput("all")).contains("echo al''l");
        List<BinaryFrame> output = page.client.binary(BinaryFrame.OUTPUT);
        assertThat(output.get(0).sequence()).isZero();
        assertThat(output).allMatch(frame -> frame.terminal() == page.number);
        assertThat(page.client.count("terminalResponse")).isZero();
    }

    @Test
    void takesInputAsTextToo() {
        Page page = Page.open(runner.connect(BINARY));

        page.client.type(page.terminal, "echo te''xt\r");

        page.client.awaitBinaryOutput("text");
    }

    @Test
    void sendsNoMoreThanAWindowAheadOfWhatIsDrawn() {
        Page page = Page.open(runner.connect(BINARY));
        page.type("head -c 1000000 /dev/zero | tr '\\0' x; echo e''nd\r");

        page.client.awaitBinary(BinaryFrame.OUTPUT, output -> last(output).end() >= WINDOW);
        TestClient other = runner.connect();
        other.type(other.openTerminal(), "sleep 0.5; echo mean''while\r");
        other.await(frame -> frame.toString().contains("meanwhile"));
        assertThat(last(page.client.binary(BinaryFrame.OUTPUT)).end()).isEqualTo(WINDOW);

        page.draw();
        assertThat(page.client.awaitBinaryOutput("end\r\n")).contains("x".repeat(1_000_000));
    }

    @Test
    void leavesAViewerBehindThatDoesNotAcknowledgeAndTellsItOnceWhenItDoes() {
        Page page = Page.open(runner.connect(BINARY));
        page.draw();
        TestClient still = runner.connect(BINARY);
        still.data("attachTerminal", Map.of("sessionId", page.terminal, "sequence", 0));
        page.type("seq 1 1000000; echo e''nd\r");

        page.client.awaitBinaryOutput("\nend\r\n");
        still.data("ping", Map.of());
        assertThat(still.count("terminalReset")).isZero();
        assertThat(last(still.binary(BinaryFrame.OUTPUT)).end()).isEqualTo(WINDOW);

        still.send(new BinaryFrame(BinaryFrame.DRAWN, page.number, WINDOW, ""));
        long from = still.await("terminalReset")
                .getJsonObject("data")
                .getJsonNumber("sequence")
                .longValue();
        still.awaitBinary(BinaryFrame.OUTPUT, output -> last(output).end() == from + WINDOW);
        still.data("ping", Map.of());
        assertThat(still.count("terminalReset")).isEqualTo(1);
    }

    @Test
    void typesEverythingOnceThoughAClientSendsItAgain() {
        Page page = Page.open(runner.connect(BINARY), "page-1");
        page.type("echo on");
        page.client.awaitBinaryOutput("echo on");
        page.client.close();

        TestClient back = runner.connect(BINARY);
        JsonObject connected = back.data("attachTerminal", Map.of("sessionId", page.terminal, "client", "page-1"));
        back.send(new BinaryFrame(BinaryFrame.INPUT, page.number, 0, "echo on''ce\r"));

        assertThat(connected.getInt("inputSequence")).isEqualTo("echo on".length());
        assertThat(back.awaitBinaryOutput("once")).doesNotContain("onecho");
    }

    @Test
    void typesNothingAfterAGap() {
        Page page = Page.open(runner.connect(BINARY));

        page.client.send(new BinaryFrame(BinaryFrame.INPUT, page.number, 5, "echo lo''st\r"));
        JsonObject error = page.client.await("error").getJsonObject("data");
        page.type("echo fou''nd\r");

        assertThat(error.getString("event")).isEqualTo("terminalInput");
        assertThat(page.client.awaitBinaryOutput("found")).doesNotContain("lost");
    }

    @Test
    void countsWhatEachClientTypesByItself() {
        Page page = Page.open(runner.connect(BINARY), "one");
        page.type("echo fr");
        page.client.awaitBinaryOutput("echo fr");

        TestClient second = runner.connect(BINARY);
        JsonObject connected = second.data("attachTerminal", Map.of("sessionId", page.terminal, "client", "two"));
        second.send(new BinaryFrame(BinaryFrame.INPUT, page.number, 0, "ie''nds\r"));

        assertThat(connected.getInt("inputSequence")).isZero();
        assertThat(page.client.awaitBinaryOutput("friends")).contains("echo frie''nds");
    }

    @Test
    void saysHowMuchHasBeenTyped() {
        Page page = Page.open(runner.connect(BINARY));
        page.type("stty raw -echo; echo rea''dy; head -c 65536 | md5sum; stty sane\r");
        page.client.awaitBinaryOutput("ready");
        page.draw();

        String paste = "0123456789abcdef".repeat(64);
        for (int i = 0; i < 64; i++) {
            page.type(paste);
        }

        page.client.awaitBinaryOutput("  -");
        List<BinaryFrame> typed = page.client.awaitBinary(
                BinaryFrame.TYPED, frames -> !frames.isEmpty() && last(frames).sequence() > page.typed - (16 << 10));
        assertThat(typed).hasSizeGreaterThanOrEqualTo(4);
        assertThat(last(typed).sequence()).isLessThanOrEqualTo(page.typed);
        assertThat(last(typed).payload()).isEmpty();
    }

    @Test
    void answersBadFramesAndGoesOn() {
        Page page = Page.open(runner.connect(BINARY));
        byte[] whole = new BinaryFrame(BinaryFrame.INPUT, page.number, 0, "").bytes();
        List<byte[]> bad = List.of(
                new byte[0],
                Arrays.copyOf(whole, 12),
                new BinaryFrame(9, page.number, 0, "").bytes(),
                new BinaryFrame(BinaryFrame.OUTPUT, page.number, 0, "").bytes(),
                new BinaryFrame(BinaryFrame.INPUT, 4_000_000_000L, 0, "x").bytes(),
                new BinaryFrame(BinaryFrame.INPUT, page.number, -1, "x").bytes(),
                new BinaryFrame(BinaryFrame.DRAWN, 4_000_000_000L, 0, "").bytes(),
                new BinaryFrame(BinaryFrame.DRAWN, page.number, 0, "x").bytes(),
                new BinaryFrame(BinaryFrame.DRAWN, page.number, 1L << 40, "").bytes(),
                new BinaryFrame(BinaryFrame.DRAWN, page.number, -1, "").bytes());

        bad.forEach(page.client::send);
        page.type("echo al''ive\r");

        page.client.awaitBinaryOutput("alive");
        assertThat(page.client.count("error")).isEqualTo(bad.size());
    }

    @Test
    void refusesTenMegabytesOfInputInOneFrame() {
        Page page = Page.open(runner.connect(BINARY));

        page.client.send(new BinaryFrame(BinaryFrame.INPUT, page.number, 0, "x".repeat(10 << 20)));
        JsonObject binary = page.client.await("error");
        JsonObject text =
                page.client.ask("terminalInput", Map.of("sessionId", page.terminal, "data", "x".repeat(10 << 20)));
        page.type("echo al''ive\r");

        assertThat(binary.getJsonObject("data").getString("event")).isEqualTo("terminalInput");
        assertThat(text.getString("event")).isEqualTo("error");
        assertThat(page.client.awaitBinaryOutput("alive")).doesNotContain("xxx");
    }

    @Test
    void keepsWhatAProgramDoesNotReadUntilThereIsTooMuchAndServesTheRest() {
        Page page = Page.open(runner.connect(BINARY));
        page.type("stty raw -echo; echo rea''dy; sleep 1000\r");
        page.client.awaitBinaryOutput("ready");
        for (int i = 0; i < 8; i++) {
            page.type("x".repeat(1 << 20));
        }

        JsonObject error = page.client.await("error").getJsonObject("data");

        assertThat(error.getString("message")).contains("does not read");
        JsonObject again = page.client.data(
                "attachTerminal", Map.of("sessionId", page.terminal, "client", "another", "sequence", 0));
        assertThat(again.getInt("inputSequence")).isZero();
        assertThat(page.client
                        .ask("closeTerminal", Map.of("sessionId", page.terminal))
                        .getString("event"))
                .isEqualTo("terminalClosed");
    }

    @Test
    void letsTheInterruptKeyPassWhatAProgramDoesNotRead() {
        Page page = Page.open(runner.connect(BINARY));
        page.type("echo rea''dy; sleep 1000\r");
        page.client.awaitBinaryOutput("ready");
        page.type("drop this\r".repeat(200_000));

        page.type("\003");
        page.type("\r");
        page.type("echo ba''ck\r");

        assertThat(page.client.awaitBinaryOutput("back").split("drop: command")).hasSizeLessThan(20_000);
    }

    @Test
    void holdsAClientBackWhileAProgramReadsSoThatNothingIsRefused() {
        TestClient client = runner.connect();
        String terminal = client.openTerminal();
        client.type(terminal, "stty raw -echo; echo rea''dy; head -c 20971520 | wc -c; stty sane\r");
        client.awaitOutput(terminal, "ready");

        for (int i = 0; i < 20; i++) {
            client.type(terminal, "x".repeat(1 << 20));
        }

        client.awaitOutput(terminal, "20971520");
        assertThat(client.count("error")).isZero();
    }

    @Test
    void closesOnAFrameThatIsTooLarge() {
        TestClient client = runner.connect(BINARY);

        client.send(new byte[(16 << 20) + 1]);

        assertThat(client.awaitClose()).isEqualTo(1009);
    }

    @Test
    void isRefusedToClientsOfTheOtherProtocol() {
        TestClient client = runner.connect("devex.json.v1");

        client.send(new BinaryFrame(BinaryFrame.INPUT, 1, 0, "x"));

        assertThat(client.await("error").getJsonObject("data").getString("message"))
                .isEqualTo("Frames must be text.");
        assertThat(client.data("fetchDir", Map.of("dir", ""))).containsKey("contents");
    }

    private static BinaryFrame last(List<BinaryFrame> frames) {
        return frames.isEmpty() ? new BinaryFrame(0, 0, 0, "") : frames.get(frames.size() - 1);
    }

    /** A client with a terminal, which counts what it types. */
    private static final class Page {
        final TestClient client;
        final String terminal;
        final long number;
        long typed;

        private Page(TestClient client, JsonObject connected) {
            this.client = client;
            this.terminal = connected.getString("sessionId");
            this.number = connected.getJsonNumber("number").longValue();
        }

        static Page open(TestClient client, String... name) {
            Map<String, ?> data = name.length == 0
                    ? Map.of("cols", 200, "rows", 50)
                    : Map.of("cols", 200, "rows", 50, "client", name[0]);
            return new Page(client, client.data("requestTerminal", data));
        }

        void type(String text) {
            client.send(new BinaryFrame(BinaryFrame.INPUT, number, typed, text));
            typed += text.length();
        }

        /** Draws from now on whatever comes. */
        void draw() {
            Thread drawing = new Thread(this::drawAll, "drawing");
            drawing.setDaemon(true);
            drawing.start();
        }

        private void drawAll() {
            for (long drawn = 0; ; ) {
                long shown = drawn;
                drawn = last(client.awaitBinary(
                                BinaryFrame.OUTPUT, output -> last(output).end() > shown))
                        .end();
                client.send(new BinaryFrame(BinaryFrame.DRAWN, number, drawn, ""));
            }
        }
    }
}
