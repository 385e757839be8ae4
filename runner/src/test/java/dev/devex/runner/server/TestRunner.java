package dev.devex.runner.server;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;

/** A real runner on a free port, with a key of its own. */
final class TestRunner implements AutoCloseable {
    /** One of this run's own: a runner ends all processes that carry its mark, those of another run too. */
    static final String REPL = "repl-" + UUID.randomUUID();

    static final String PUBLIC_URL = "http://localhost:9080";

    final Path folder;
    final Path workspace;
    final Path home;
    final TestTickets tickets = TestTickets.create("first");
    final HttpClient http = HttpClient.newHttpClient();
    private final String basePath;
    private final RunnerServer server;
    private final List<TestClient> clients = new ArrayList<>();

    private TestRunner(Path folder, String basePath, List<String> more) throws IOException {
        this.basePath = basePath;
        this.folder = folder;
        this.workspace = Files.createDirectories(folder.resolve("workspace"));
        this.home = Files.createDirectories(folder.resolve("home"));
        Path keys = Files.writeString(folder.resolve("keys.json"), publicKeys(tickets));
        List<String> arguments = new ArrayList<>(List.of("--repl", REPL, "--base-path", basePath));
        arguments.addAll(List.of("--workspace", workspace.toString(), "--home", home.toString()));
        arguments.addAll(List.of("--keys", keys.toString()));
        arguments.addAll(more);
        this.server = RunnerServer.start(ServeOptions.parse(arguments));
    }

    static TestRunner start(Path folder) throws IOException {
        return start(folder, "", "--public-url", PUBLIC_URL);
    }

    static TestRunner start(Path folder, String basePath, String... more) throws IOException {
        return new TestRunner(folder, basePath, List.of(more));
    }

    static String publicKeys(TestTickets... tickets) {
        JsonWebKeySet keys = new JsonWebKeySet();
        for (TestTickets each : tickets) {
            keys.addJsonWebKey(each.key());
        }
        return keys.toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY);
    }

    int port() {
        return server.port();
    }

    URI uri(String path) {
        return URI.create("http://localhost:" + port() + basePath + path);
    }

    String ticket() {
        return tickets.ticket(REPL);
    }

    TestClient connect(String... subprotocols) {
        TestClient client = TestClient.connect(this, ticket(), subprotocols);
        clients.add(client);
        return client;
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(uri(path));
    }

    HttpRequest.Builder authorized(String path) {
        return request(path).header("Authorization", "Bearer " + ticket());
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofString());
    }

    /** A code for the preview; the body names a port, or is empty. */
    JsonObject previewCode(String body) throws IOException, InterruptedException {
        HttpResponse<String> made =
                send(authorized("/api/v1/repl/preview-codes").POST(BodyPublishers.ofString(body)));
        assertThat(made.statusCode()).isEqualTo(HttpURLConnection.HTTP_CREATED);
        return TestClient.parse(made.body());
    }

    /** The cookie that opens the preview under the path, as a browser sends it. */
    String previewPass() throws IOException, InterruptedException {
        String code = previewCode("").getString("code");
        HttpResponse<String> swapped = send(request("/user-app/3000/?devex_code=" + code));
        return swapped.headers().firstValue("Set-Cookie").orElseThrow().split(";")[0];
    }

    /** All that is answered to a request that is written as it stands here, and to nothing after it. */
    String raw(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Override
    public void close() {
        clients.forEach(TestClient::close);
        server.stop();
    }
}
