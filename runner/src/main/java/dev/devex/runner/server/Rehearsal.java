package dev.devex.runner.server;

import jakarta.servlet.ServletException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.lang.JoseException;

/**
 * Serves itself once what every session begins with, so that the JVM can write down which classes that takes. The build
 * runs it; an image whose paths differ may run it again.
 */
public final class Rehearsal {
    private static final int KEY_BITS = 2048;
    private static final String REPL = "repl-" + new UUID(0, 0);

    private final Path folder;
    private final RsaJsonWebKey key;

    private Rehearsal(Path folder) throws JoseException {
        this.folder = folder;
        this.key = RsaJwkGenerator.generateJwk(KEY_BITS);
        key.setKeyId("rehearsal");
    }

    public static int run() {
        try {
            Path folder = Files.createTempDirectory("devex-rehearsal");
            try {
                new Rehearsal(folder).play();
            } finally {
                delete(folder);
            }
            return 0;
        } catch (IOException | ServletException | JoseException failed) {
            System.err.println("The rehearsal failed: " + failed);
            return 1;
        }
    }

    private void play() throws IOException, ServletException, JoseException {
        Path keys = Files.writeString(
                folder.resolve("keys"), new JsonWebKeySet(key).toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY));
        Files.writeString(folder.resolve("a"), "a");
        RunnerServer server = RunnerServer.start(ServeOptions.parse(List.of(
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
                keys + ".port")));
        Announcement.write(folder.resolve("port"), server.port());
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            talk(socket, ticket());
        }
        server.stop();
    }

    private static void talk(Socket socket, String ticket) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(("GET /api/v1/repl/ws HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                        + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n"
                        + "Sec-WebSocket-Protocol: " + Subprotocols.JSON + ", bearer." + ticket + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        await(socket, "\r\n\r\n");
        say(socket, "{\"event\":\"Connection\"}", "Loaded");
        say(socket, "{\"event\":\"updateContent\",\"data\":{\"path\":\"a\",\"content\":\"b\"}}", "Response");
        say(socket, "{\"event\":\"fetchContent\",\"data\":{\"path\":\"a\"}}", "Response");
        say(socket, "{\"event\":\"requestTerminal\",\"data\":{\"cols\":80}}", "terminalResponse");
        say(socket, "{\"event\":\"terminalInput\",\"data\":{\"data\":\"exit\\n\"}}", "terminalClosed");
    }

    private static void say(Socket socket, String text, String answer) throws IOException {
        byte[] payload = text.getBytes(StandardCharsets.US_ASCII);
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        // A final text frame whose mask is all zero (RFC 6455, 5.2).
        frame.writeBytes(new byte[] {(byte) 0x81, (byte) (0x80 | payload.length), 0, 0, 0, 0});
        frame.writeBytes(payload);
        socket.getOutputStream().write(frame.toByteArray());
        await(socket, answer);
    }

    private static void await(Socket socket, String text) throws IOException {
        InputStream in = socket.getInputStream();
        StringBuilder seen = new StringBuilder();
        while (seen.indexOf(text) < 0) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("no " + text);
            }
            seen.append((char) next);
        }
    }

    private String ticket() throws JoseException {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer("devex");
        claims.setAudience("devex-runner");
        claims.setExpirationTimeMinutesInTheFuture(1);
        claims.setStringClaim("repl", REPL);
        JsonWebSignature signature = new JsonWebSignature();
        signature.setPayload(claims.toJson());
        signature.setKey(key.getPrivateKey());
        signature.setKeyIdHeaderValue(key.getKeyId());
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        return signature.getCompactSerialization();
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
