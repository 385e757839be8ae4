package dev.devex.runner.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HeartbeatTest {
    private static final int PATIENCE_MILLISECONDS = 120_000;
    private static final String PING = "\u0089\u0000";

    @Started
    private TestRunner runner;

    @Test
    void breaksOffAConnectionThatIsSilentButNotItsShellNorAnyOther() throws IOException {
        TestClient other = runner.connect();
        try (Socket silent = new Socket(InetAddress.getLoopbackAddress(), runner.port())) {
            silent.setSoTimeout(PATIENCE_MILLISECONDS);
            open(silent);
            say(silent, "{\"event\":\"requestTerminal\"}");
            String said = readToTheEnd(silent.getInputStream());
            assertThat(said.split(PING, -1))
                    .as("pings, and what is between them")
                    .hasSizeGreaterThan(2);

            String terminal = said.replaceAll("(?s).*\"sessionId\":\"([^\"]+)\".*", "$1");
            other.data("attachTerminal", Map.of("sessionId", terminal));
            other.type(terminal, "echo al''ive\r");
            assertThat(other.awaitOutput(terminal, "alive")).contains("alive");
        }
    }

    private void open(Socket socket) throws IOException {
        socket.getOutputStream()
                .write(
                        ("GET /api/v1/repl/ws HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                                        + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n"
                                        + "Authorization: Bearer " + runner.ticket() + "\r\n\r\n")
                                .getBytes(StandardCharsets.US_ASCII));
    }

    private static void say(Socket socket, String text) throws IOException {
        byte[] payload = text.getBytes(StandardCharsets.US_ASCII);
        byte[] header = {(byte) 0x81, (byte) (0x80 | payload.length), 0, 0, 0, 0};
        socket.getOutputStream().write(header);
        socket.getOutputStream().write(payload);
    }

    /** Pings are read like the rest, and not answered. */
    private static String readToTheEnd(InputStream in) throws IOException {
        return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
    }
}
