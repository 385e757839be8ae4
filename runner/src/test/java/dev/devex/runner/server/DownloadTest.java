package dev.devex.runner.server;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.io.StringReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DownloadTest {
    @Started(basePath = "/base")
    static TestRunner runner;

    @ParameterizedTest
    @CsvSource({
        "bytes=0-3, 206, 0123, bytes 0-3/10",
        "bytes=7-, 206, 789, bytes 7-9/10",
        "bytes=-2, 206, 89, bytes 8-9/10",
        "bytes=8-100, 206, 89, bytes 8-9/10",
        "bytes=-100, 206, 0123456789, bytes 0-9/10",
        "bytes=0-1;4-5, 200, 0123456789, ''",
        "'bytes=0-1,4-5', 200, 0123456789, ''",
        "lines=1-2, 200, 0123456789, ''",
        "bytes=5-2, 200, 0123456789, ''"
    })
    void sendsTheRangeAskedFor(String range, int status, String body, String contentRange) throws Exception {
        Files.writeString(runner.workspace.resolve("digits"), "0123456789");

        HttpResponse<String> answer = get("digits", "Range", range);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).isEqualTo(body);
        assertThat(answer.headers().firstValue("Content-Range").orElse("")).isEqualTo(contentRange);
        assertThat(answer.headers().firstValueAsLong("Content-Length")).hasValue(body.length());
        assertThat(answer.headers().firstValue("Accept-Ranges")).hasValue("bytes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=10-", "bytes=20-30", "bytes=-0"})
    void refusesARangeBehindTheEnd(String range) throws Exception {
        Files.writeString(runner.workspace.resolve("digits"), "0123456789");

        HttpResponse<String> answer = get("digits", "Range", range);

        assertThat(answer.statusCode()).isEqualTo(416);
        assertThat(answer.headers().firstValue("Content-Range")).hasValue("bytes */10");
    }

    @Test
    void resumesOnlyTheSameFile() throws Exception {
        Path file = Files.writeString(runner.workspace.resolve("resumed"), "0123456789");
        String tag =
                get("resumed", "Accept", "*/*").headers().firstValue("ETag").orElseThrow();

        HttpResponse<String> same =
                runner.send(file("resumed").header("Range", "bytes=5-").header("If-Range", tag));
        Files.writeString(file, "abcdefghijk");
        HttpResponse<String> other =
                runner.send(file("resumed").header("Range", "bytes=5-").header("If-Range", tag));

        assertThat(same.body()).isEqualTo("56789");
        assertThat(other.statusCode()).isEqualTo(200);
        assertThat(other.body()).isEqualTo("abcdefghijk");
    }

    @Test
    void sendsAnEmptyFile() throws Exception {
        Files.writeString(runner.workspace.resolve("empty"), "");

        assertThat(get("empty", "Range", "bytes=-5").statusCode()).isEqualTo(200);
    }

    @Test
    void breaksOffWhenAFileShrinks() throws Exception {
        Path file = runner.workspace.resolve("shrinking");
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(200 << 20);
        }
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), runner.port())) {
            socket.getOutputStream()
                    .write(("GET /base/api/v1/repl/files/shrinking HTTP/1.1\r\nHost: localhost\r\n"
                                    + "Authorization: Bearer " + runner.ticket() + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            InputStream input = socket.getInputStream();
            assertThat(new String(input.readNBytes(15), StandardCharsets.US_ASCII))
                    .isEqualTo("HTTP/1.1 200 OK");
            try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
                sparse.setLength(100);
            }

            assertThat(input.transferTo(OutputStream.nullOutputStream())).isLessThan(200 << 20);
        }
    }

    @Test
    void opensADownloadOnce() throws Exception {
        Files.writeString(runner.workspace.resolve("grün \"1\".html"), "<script>alert(1)</script>");
        String address = "/api/v1/repl/files/gr%C3%BCn%20%221%22.html?devex_code=" + code("grün \"1\".html");

        HttpResponse<String> first = runner.send(runner.request(address));
        HttpResponse<String> second = runner.send(runner.request(address));

        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(first.body()).isEqualTo("<script>alert(1)</script>");
        assertThat(first.headers().firstValue("Content-Disposition"))
                .hasValue("attachment; filename=\"gr_n _1_.html\"; filename*=UTF-8''gr%C3%BCn%20%221%22.html");
        assertThat(first.headers().firstValue("Content-Type")).hasValue("application/octet-stream");
        assertThat(first.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(first.headers().firstValue("Content-Security-Policy").orElse(""))
                .startsWith("sandbox");
        assertThat(second.statusCode()).isEqualTo(401);
        assertThat(second.body()).doesNotContain("script");
    }

    @Test
    void opensNothingButTheFileItWasMadeFor() throws Exception {
        Files.writeString(runner.workspace.resolve("a"), "a");
        Files.writeString(runner.workspace.resolve("b"), "b");

        assertThat(runner.send(runner.request("/api/v1/repl/files/b?devex_code=" + code("a")))
                        .statusCode())
                .isEqualTo(401);
        assertThat(runner.send(runner.request("/api/v1/repl/files/a?devex_code=made-up"))
                        .statusCode())
                .isEqualTo(401);
        assertThat(runner.send(runner.request("/api/v1/repl/files/a?devex_code=" + code("a"))
                                .PUT(BodyPublishers.ofString("evil")))
                        .statusCode())
                .isEqualTo(401);
        assertThat(runner.workspace.resolve("a")).hasContent("a");
    }

    @Test
    void makesNoCodeForWhatIsNoFile() throws Exception {
        Files.createSymbolicLink(runner.workspace.resolve("away"), runner.folder);
        Files.writeString(runner.folder.resolve("secret"), "secret");

        assertThat(ask("{\"path\":\"none\"}").statusCode()).isEqualTo(404);
        assertThat(ask("{\"path\":\"\"}").statusCode()).isEqualTo(409);
        assertThat(ask("{\"path\":\"../secret\"}").statusCode()).isEqualTo(400);
        assertThat(ask("{\"path\":\"/etc/passwd\"}").statusCode()).isEqualTo(400);
        assertThat(ask("{\"path\":\"away/secret\"}").statusCode()).isEqualTo(400);
        for (String body : new String[] {"", "[]", "{}", "{\"path\":1}", "nonsense", "[".repeat(5000)}) {
            assertThat(ask(body).statusCode()).isEqualTo(400);
        }
        assertThat(runner.send(runner.request("/api/v1/repl/download-codes").POST(BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(401);
    }

    private static HttpRequest.Builder file(String path) {
        return runner.authorized("/api/v1/repl/files/" + path);
    }

    private static HttpResponse<String> get(String path, String header, String value) throws Exception {
        return runner.send(file(path).header(header, value));
    }

    private static HttpResponse<String> ask(String body) throws Exception {
        return runner.send(runner.authorized("/api/v1/repl/download-codes").POST(BodyPublishers.ofString(body)));
    }

    private static String code(String path) throws Exception {
        HttpResponse<String> answer =
                ask(Json.createObjectBuilder(Map.of("path", path)).build().toString());
        assertThat(answer.statusCode()).isEqualTo(201);
        try (var reader = Json.createReader(new StringReader(answer.body()))) {
            return reader.readObject().getString("code");
        }
    }
}
