package dev.devex.runner.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages of all shapes on one connection, byte by byte as RFC 6455 has them. */
class ShortFramesTest {
    private static final int PATIENCE_MILLISECONDS = 15_000;
    private static final int FINAL = 0x80;
    private static final int CONTINUATION = 0;
    private static final int TEXT = 1;
    private static final int CLOSE = 8;
    private static final int PING = 9;
    private static final int PONG = 10;
    private static final byte[] MASK = {1, 2, 3, 4};
    private static final byte[] UNMASKED = {};
    private static final String END = "the end of the connection";
    private static final Pattern ANSWER = Pattern.compile("\"id\":\"([^\"]*)\"");

    @Started
    static TestRunner runner;

    private final ByteArrayOutputStream sent = new ByteArrayOutputStream();

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 64, 100_000})
    void answersInOrderHoweverTheNetworkCutsWhatIsSent(int piece) throws IOException {
        try (Socket socket = open()) {
            add(FINAL | TEXT, ping("a"), MASK);
            add(FINAL | TEXT, ping("b"), MASK);
            add(FINAL | TEXT, ping("c") + " ".repeat(300), MASK);
            add(FINAL | TEXT, ping("d"), MASK);
            add(FINAL | TEXT, ping("e") + " ".repeat(70_000), MASK);
            add(FINAL | TEXT, ping("ü"), MASK);
            add(TEXT, ping("f").substring(0, 9), MASK);
            add(FINAL | PING, "", MASK);
            add(CONTINUATION, ping("f").substring(9, 12), MASK);
            add(FINAL | CONTINUATION, ping("f").substring(12), MASK);
            add(FINAL | TEXT, ping("g"), MASK);
            send(socket, piece);

            assertThat(answersUntil("g", socket)).containsExactly("a", "b", "c", "d", "e", "ü", "f", "g");
        }
    }

    @Test
    void keepsTheOrderOfMoreThanItReadsAtOnce() throws IOException {
        List<String> ids =
                IntStream.range(1000, 2000).mapToObj(Integer::toString).toList();
        try (Socket socket = open()) {
            // Such lengths that frames begin where a buffer does.
            for (String id : ids) {
                int length = id.endsWith("0") || id.endsWith("5") ? 248 : 58;
                add(FINAL | TEXT, ping(id) + " ".repeat(length - ping(id).length()), MASK);
            }
            send(socket, 100_000);

            assertThat(answersUntil("1999", socket)).isEqualTo(ids);
        }
    }

    @Test
    void takesNoMessageInTheMiddleOfAnother() throws IOException {
        try (Socket socket = open()) {
            add(TEXT, ping("a").substring(0, 9), MASK);
            add(FINAL | PING, "", MASK);
            send(socket, 100_000);
            awaitPong(socket);
            add(FINAL | TEXT, ping("b"), MASK);
            send(socket, 100_000);

            assertThat(answersUntil(END, socket)).isEmpty();
        }
    }

    @Test
    void answersNothingAfterTheEnd() throws IOException {
        try (Socket socket = open()) {
            add(FINAL | TEXT, ping("a"), MASK);
            add(FINAL | CLOSE, "\u0003\u00e8", MASK);
            add(FINAL | TEXT, ping("b"), MASK);
            send(socket, 1);

            assertThat(answersUntil(END, socket)).containsExactly("a");
        }
    }

    @Test
    void takesNothingThatIsNotMasked() throws IOException {
        try (Socket socket = open()) {
            add(FINAL | TEXT, ping("a"), UNMASKED);
            send(socket, 100_000);

            assertThat(answersUntil(END, socket)).isEmpty();
        }
    }

    private static String ping(String id) {
        return "{\"event\":\"ping\",\"id\":\"" + id + "\"}";
    }

    private void add(int type, String text, byte[] mask) {
        byte[] payload = type == (FINAL | CLOSE) ? text.getBytes(ISO_8859_1) : text.getBytes(UTF_8);
        sent.write(type);
        int masked = mask.length == 0 ? 0 : FINAL;
        if (payload.length < 126) {
            sent.write(masked | payload.length);
        } else if (payload.length <= 0xFFFF) {
            sent.write(masked | 126);
            sent.writeBytes(
                    ByteBuffer.allocate(2).putShort((short) payload.length).array());
        } else {
            sent.write(masked | 127);
            sent.writeBytes(ByteBuffer.allocate(8).putLong(payload.length).array());
        }
        sent.writeBytes(mask);
        for (int i = 0; i < payload.length; i++) {
            sent.write(mask.length == 0 ? payload[i] : payload[i] ^ mask[i % mask.length]);
        }
    }

    private static Socket open() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), runner.port());
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(PATIENCE_MILLISECONDS);
        socket.getOutputStream()
                .write(("GET /api/v1/repl/ws HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\n"
                                + "Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                                + "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n"
                                + "Authorization: Bearer " + runner.ticket() + "\r\n\r\n")
                        .getBytes(US_ASCII));
        return socket;
    }

    private void send(Socket socket, int piece) throws IOException {
        byte[] bytes = sent.toByteArray();
        for (int at = 0; at < bytes.length; at += piece) {
            socket.getOutputStream().write(bytes, at, Math.min(piece, bytes.length - at));
        }
        sent.reset();
    }

    private static void awaitPong(Socket socket) throws IOException {
        int next = socket.getInputStream().read();
        while (next != (FINAL | PONG)) {
            assertThat(next).isNotNegative();
            next = socket.getInputStream().read();
        }
    }

    private static List<String> answersUntil(String last, Socket socket) throws IOException {
        ByteArrayOutputStream received = new ByteArrayOutputStream();
        List<String> answers = new ArrayList<>();
        for (int next = 0; next >= 0 && !answers.contains(last); ) {
            next = socket.getInputStream().read();
            received.write(next);
            if (next == '}') {
                Matcher answer = ANSWER.matcher(received.toString(UTF_8));
                if (answer.find()) {
                    answers.add(answer.group(1));
                }
                received.reset();
            }
        }
        return answers;
    }
}
