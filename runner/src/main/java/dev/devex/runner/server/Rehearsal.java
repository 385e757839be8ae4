package dev.devex.runner.server;

import dev.devex.runner.access.OwnKey;
import dev.devex.runner.workspace.TransferRehearsal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Serves itself once what every session begins with, so that the JVM can write down which classes that takes. The build
 * runs it; an image whose paths differ may run it again.
 */
public final class Rehearsal {
    private static final String REPL = "repl-" + new UUID(0, 0);
    private static final int FINAL = 0x80;
    private static final int MASKED = 0x80;
    private static final int TEXT = 1;
    private static final int BINARY = 2;
    private static final int HEADER_BYTES = 13;
    private static final byte INPUT = 2;
    private static final byte DRAWN = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Path folder;
    private final OwnKey key = OwnKey.create();

    private Rehearsal(Path folder) {
        this.folder = folder;
    }

    /** Returns when all is played; the server ends with the process. */
    public static int run() {
        try {
            Path folder = Files.createTempDirectory("devex-rehearsal");
            try {
                new Rehearsal(folder).play();
            } finally {
                delete(folder);
            }
            return 0;
        } catch (IOException | InterruptedException failed) {
            System.err.println("The rehearsal failed: " + failed.getMessage());
            return 1;
        }
    }

    private void play() throws IOException, InterruptedException {
        Files.writeString(folder.resolve("a"), "a");
        Path keys = Files.writeString(folder.resolve("keys"), key.publicKeys());
        Path announcement = folder.resolve("announcement");
        List<String> arguments = List.of(
                "--workspace",
                folder.toString(),
                "--home",
                folder.toString(),
                "--repl",
                REPL,
                "--keys",
                keys.toString(),
                "--public-url",
                "http://localhost",
                "--announce",
                announcement.toString());
        Meanwhile<Integer> server = Meanwhile.begin(() -> ServeCommand.run(arguments));
        int port = port(announcement, server);
        String ticket = key.ticket(REPL, "local:nobody", PATIENCE);
        try (Socket json = connect(port, Subprotocols.JSON, ticket);
                Socket binary = connect(port, Subprotocols.BINARY, ticket)) {
            browse(binary);
            typeText(json);
            typeBytes(binary);
        }
        request(port, "GET /api/v1/repl/files/a", ticket);
        request(port, "GET /user-app/" + port + "/", ticket);
        TransferRehearsal.play(Files.createDirectory(folder.resolve("transfers")));
    }

    private static int port(Path announcement, Meanwhile<Integer> server) throws IOException {
        while (!Files.exists(announcement)) {
            if (server.work().isDone()) {
                throw new IOException("the server has ended");
            }
            Thread.onSpinWait();
        }
        return Integer.parseInt(Files.readString(announcement).replaceAll("\\D*(\\d+).*", "$1"));
    }

    private static Socket connect(int port, String protocol, String ticket) throws IOException {
        Socket socket = connect(port);
        send(
                socket,
                "GET /api/v1/repl/ws HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                        + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n"
                        + "Sec-WebSocket-Protocol: " + protocol + ", bearer." + ticket + "\r\n\r\n");
        await(socket, "\r\n\r\n");
        return socket;
    }

    private static void browse(Socket socket) throws IOException {
        say(socket, "{\"event\":\"Connection\"}", "Loaded");
        say(socket, "{\"event\":\"watchFiles\",\"data\":{}}", "Response");
        say(socket, "{\"event\":\"watchPorts\",\"data\":{}}", "Response");
        say(socket, "{\"event\":\"watchSaves\",\"data\":{}}", "Response");
        say(socket, "{\"event\":\"updateContent\",\"data\":{\"path\":\"a\",\"content\":\"b\"}}", "Response");
        say(socket, "{\"event\":\"fetchContent\",\"data\":{\"path\":\"a\"}}", "Response");
        say(socket, "{\"event\":\"listTerminals\",\"data\":{}}", "Response");
    }

    private static void typeText(Socket socket) throws IOException {
        openTerminal(socket);
        say(socket, "{\"event\":\"ping\"}", "pong");
        say(socket, "{\"event\":\"terminalInput\",\"data\":{\"data\":\"exit\\n\"}}", "terminalClosed");
    }

    private static void typeBytes(Socket socket) throws IOException {
        String connected = openTerminal(socket);
        int number = Integer.parseInt(connected.replaceAll("(?s).*\"number\":(\\d+).*", "$1"));
        send(socket, BINARY, bytes(DRAWN, number, ""));
        send(socket, BINARY, bytes(INPUT, number, "exit\n"));
        await(socket, "terminalClosed");
    }

    private static String openTerminal(Socket socket) throws IOException {
        return say(socket, "{\"event\":\"requestTerminal\",\"data\":{\"cols\":80}}", "inputSequence");
    }

    private static byte[] bytes(byte type, int terminal, String text) {
        byte[] payload = text.getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(HEADER_BYTES + payload.length)
                .put(type)
                .putInt(terminal)
                .putLong(0)
                .put(payload)
                .array();
    }

    private static void request(int port, String line, String ticket) throws IOException {
        try (Socket socket = connect(port)) {
            send(socket, line + " HTTP/1.0\r\nAuthorization: Bearer " + ticket + "\r\n\r\n");
            await(socket, "\r\n\r\n");
        }
    }

    private static String say(Socket socket, String text, String answer) throws IOException {
        send(socket, TEXT, text.getBytes(StandardCharsets.US_ASCII));
        return await(socket, answer);
    }

    // A final frame whose mask is all zero (RFC 6455, 5.2).
    private static void send(Socket socket, int type, byte[] payload) throws IOException {
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.writeBytes(new byte[] {(byte) (FINAL | type), (byte) (MASKED | payload.length), 0, 0, 0, 0});
        frame.writeBytes(payload);
        socket.getOutputStream().write(frame.toByteArray());
    }

    private static Socket connect(int port) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(Math.toIntExact(PATIENCE.toMillis()));
        return socket;
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static String await(Socket socket, String text) throws IOException {
        InputStream in = socket.getInputStream();
        StringBuilder seen = new StringBuilder();
        while (seen.indexOf(text) < 0) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("no " + text);
            }
            seen.append((char) next);
        }
        return seen.toString();
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
