package dev.devex.runner.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpTest {
    private static final String BASE = "/some/base";

    @Started(basePath = BASE)
    static TestRunner runner;

    @Test
    void saysPongToEverybody() throws Exception {
        HttpResponse<String> answer = runner.send(runner.request("/ping"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("\"pong\"");
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
    }

    @Test
    void servesNothingOutsideItsBase() throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), runner.port())) {
            assertThat(exchange(socket, "GET /ping HTTP/1.0\r\n\r\n")).startsWith("HTTP/1.0 404");
        }
    }

    @Test
    void writesAndReadsBytes() throws Exception {
        byte[] bytes = new byte[3_000_001];
        new Random(1).nextBytes(bytes);

        HttpResponse<String> created = runner.send(
                runner.authorized("/api/v1/repl/files/a%20b/%C3%BC+.bin").PUT(BodyPublishers.ofByteArray(bytes)));
        HttpResponse<byte[]> read = runner.http.send(
                runner.authorized("/api/v1/repl/files/a%20b/%C3%BC+.bin").build(), BodyHandlers.ofByteArray());

        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(runner.workspace.resolve("a b/ü+.bin")).hasBinaryContent(bytes);
        assertThat(read.body()).isEqualTo(bytes);
    }

    @Test
    void replacesAFileAndKeepsItsMode() throws Exception {
        Path file = Files.writeString(runner.workspace.resolve("run.sh"), "old");
        assertThat(file.toFile().setExecutable(true)).isTrue();

        HttpResponse<String> replaced =
                runner.send(runner.authorized("/api/v1/repl/files/run.sh").PUT(BodyPublishers.ofString("new")));

        assertThat(replaced.statusCode()).isEqualTo(204);
        assertThat(file).hasContent("new").isExecutable();
    }

    @Test
    void givesAFileTheModeThatIsAskedFor() throws Exception {
        HttpResponse<String> created = runner.send(runner.authorized("/api/v1/repl/files/tool.sh")
                .header("X-File-Mode", "755")
                .PUT(BodyPublishers.ofString("x")));
        HttpResponse<String> read = runner.send(runner.authorized("/api/v1/repl/files/tool.sh"));

        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(runner.workspace.resolve("tool.sh"))))
                .isEqualTo("rwxr-xr-x");
        assertThat(read.headers().firstValue("X-File-Mode")).hasValue("755");
        assertThat(runner.send(runner.authorized("/api/v1/repl/files/tool.sh")
                                .header("X-File-Mode", "rwx")
                                .PUT(BodyPublishers.ofString("y")))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void replacesOnlyTheFileThatWasRead() throws Exception {
        Path file = Files.writeString(runner.workspace.resolve("shared.bin"), "one");
        String tag = runner.send(runner.authorized("/api/v1/repl/files/shared.bin"))
                .headers()
                .firstValue("ETag")
                .orElseThrow();
        HttpResponse<String> first = put("shared.bin", "If-Match", tag, "two");

        assertThat(first.statusCode()).isEqualTo(204);
        assertThat(put("shared.bin", "If-Match", tag, "late").statusCode()).isEqualTo(412);
        assertThat(put("shared.bin", "If-None-Match", "*", "new").statusCode()).isEqualTo(412);
        assertThat(file).hasContent("two");
        assertThat(put(
                                "shared.bin",
                                "If-Match",
                                first.headers().firstValue("ETag").orElseThrow(),
                                "three")
                        .statusCode())
                .isEqualTo(204);
        assertThat(put("absent.bin", "If-Match", tag, "late").statusCode()).isEqualTo(412);
        assertThat(put("absent.bin", "If-None-Match", "*", "new").statusCode()).isEqualTo(201);
    }

    private static HttpResponse<String> put(String path, String condition, String value, String content)
            throws Exception {
        return runner.send(runner.authorized("/api/v1/repl/files/" + path)
                .header(condition, value)
                .PUT(BodyPublishers.ofString(content)));
    }

    @Test
    void keepsTheOldFileWhenAnUploadIsCutShort() throws Exception {
        Path file = Files.writeString(runner.workspace.resolve("kept"), "old");
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), runner.port())) {
            socket.getOutputStream()
                    .write(("PUT " + BASE
                                    + "/api/v1/repl/files/kept HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                                    + runner.ticket() + "\r\nContent-Length: 1000\r\n\r\npart")
                            .getBytes(StandardCharsets.US_ASCII));
            socket.shutdownOutput();
            drain(socket.getInputStream());
        }

        assertThat(file).hasContent("old");
    }

    @Test
    void answers404WhereNothingIs() throws Exception {
        assertThat(runner.send(runner.authorized("/api/v1/repl/files/none")).statusCode())
                .isEqualTo(404);
        assertThat(runner.send(runner.authorized("/api/v1/repl/none")).statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../outside",
                "a/../../outside",
                "%2e%2e/outside",
                "%2e%2e%2foutside",
                "..%2foutside",
                "%2Fetc%2Fpasswd",
                "a%00b",
                "%252e%252e/outside",
                "link/outside"
            })
    void neverReadsNorWritesOutside(String path) throws Exception {
        Path secret = Files.writeString(runner.folder.resolve("outside"), "secret");
        if (!Files.exists(runner.workspace.resolve("link"))) {
            Files.createSymbolicLink(runner.workspace.resolve("link"), runner.folder);
        }
        String target = BASE + "/api/v1/repl/files/" + path;

        assertThat(raw("GET", target, "")).startsWith("HTTP/1.1 400").doesNotContain("secret");
        assertThat(raw("PUT", target, "evil")).startsWith("HTTP/1.1 400");
        assertThat(secret).hasContent("secret");
    }

    @Test
    void needsATicketForFilesAndCodes() throws Exception {
        assertThat(runner.send(runner.request("/api/v1/repl/files/a")).statusCode())
                .isEqualTo(401);
        assertThat(runner.send(runner.request("/api/v1/repl/files/a").PUT(BodyPublishers.ofString("x")))
                        .statusCode())
                .isEqualTo(401);
        assertThat(runner.send(runner.request("/api/v1/repl/preview-codes").POST(BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(401);
        assertThat(runner.workspace.resolve("a")).doesNotExist();
    }

    @Test
    void letsTheCoresPagesCall() throws Exception {
        String answer = raw(
                "OPTIONS",
                BASE + "/api/v1/repl/preview-codes",
                "",
                "Origin: " + TestRunner.PUBLIC_URL,
                "Access-Control-Request-Method: POST",
                "Access-Control-Request-Headers: authorization");

        assertThat(answer)
                .startsWith("HTTP/1.1 204")
                .contains("Access-Control-Allow-Origin: " + TestRunner.PUBLIC_URL)
                .contains("Access-Control-Allow-Credentials: true")
                .contains("Authorization");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://localhost:9081", "http://evil.example", "null", "http://localhost:9080.evil.example"})
    void letsNoOtherPagesCall(String origin) throws Exception {
        assertThat(raw("GET", BASE + "/ping", "", "Origin: " + origin)).doesNotContain("Access-Control-Allow");
        assertThat(raw(
                        "OPTIONS",
                        BASE + "/api/v1/repl/files/a",
                        "",
                        "Origin: " + origin,
                        "Access-Control-Request-Method: PUT"))
                .doesNotContain("Access-Control-Allow");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%FF", "%C3", "TOO-LONG"})
    void refusesNamesThatNoFileCanHave(String name) throws Exception {
        HttpResponse<String> answer =
                runner.send(runner.authorized("/api/v1/repl/files/" + name.replace("TOO-LONG", "n".repeat(300)))
                        .PUT(BodyPublishers.ofString("x")));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("That name is ");
    }

    @Test
    void saysThatALinkLeadsBackToItself() throws Exception {
        Files.createSymbolicLink(runner.workspace.resolve("loop"), Path.of("loop"));

        HttpResponse<String> answer = runner.send(runner.authorized("/api/v1/repl/files/loop"));

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("leads back to itself");
    }

    private static String raw(String method, String target, String body, String... headers) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), runner.port())) {
            return exchange(
                    socket,
                    method + " " + target
                            + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer "
                            + runner.ticket() + "\r\nContent-Length: " + body.length() + "\r\n"
                            + String.join(
                                    "",
                                    Arrays.stream(headers).map(h -> h + "\r\n").toList())
                            + "\r\n" + body);
        }
    }

    private static String exchange(Socket socket, String request) throws IOException {
        socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
        return drain(socket.getInputStream());
    }

    private static String drain(InputStream input) throws IOException {
        return new String(input.readAllBytes(), StandardCharsets.UTF_8);
    }
}
