package dev.devex.runner.workspace;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.devex.snapshot.SnapshotDigest;
import jakarta.json.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;

/** A small server that plays both the core and the store, and fails as it is told. */
final class CoreAndStore implements AutoCloseable {
    static final String TOKEN = "sandbox-token";
    static final String UPLOAD_ID = "11111111-2222-3333-4444-555555555555";

    private final HttpServer server;
    private final Map<String, Deque<Failure>> failures = new ConcurrentHashMap<>();
    private final List<String> requests = new ArrayList<>();
    private byte[] stored = new byte[0];
    private byte[] uploaded = new byte[0];
    private Optional<SnapshotDigest> announced = Optional.empty();
    private OptionalLong largest = OptionalLong.empty();
    private boolean cutsDownloads;
    private boolean committed;

    CoreAndStore() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/sandbox/repls/repl-1/grants", exchange -> answer(exchange, this::grant));
        server.createContext("/sandbox/repls/repl-1/saves", exchange -> answer(exchange, this::save));
        server.createContext("/store/download", exchange -> answer(exchange, this::download));
        server.createContext("/store/upload", exchange -> answer(exchange, this::upload));
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Answers the next requests for a path with these instead. */
    void fail(String path, Failure... next) {
        failures.put(path, new ArrayDeque<>(List.of(next)));
    }

    void store(byte[] snapshot) {
        stored = snapshot.clone();
    }

    void announce(SnapshotDigest digest) {
        announced = Optional.of(digest);
    }

    void allow(long bytes) {
        largest = OptionalLong.of(bytes);
    }

    void cutDownloads() {
        cutsDownloads = true;
    }

    byte[] stored() {
        return stored.clone();
    }

    byte[] uploaded() {
        return uploaded.clone();
    }

    boolean committed() {
        return committed;
    }

    List<String> requests() {
        return requests;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange, Handler handler) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            synchronized (this) {
                requests.add(exchange.getRequestMethod() + " " + path);
                Deque<Failure> failing = failures.getOrDefault(path, new ArrayDeque<>());
                byte[] body = exchange.getRequestBody().readAllBytes();
                if (failing.isEmpty()) {
                    handler.handle(exchange, body);
                } else {
                    Failure failure = failing.pop();
                    send(exchange, failure.status(), "{\"detail\":\"" + failure.detail() + "\"}");
                }
            }
        }
    }

    private void grant(HttpExchange exchange, byte[] body) throws IOException {
        if (!authorized(exchange)) {
            return;
        }
        var json = Json.createObjectBuilder()
                .add("download", address() + "/store/download?signature=secret")
                .add("upload", address() + "/store/upload?signature=secret")
                .add("uploadId", UPLOAD_ID)
                .add("expiresAt", "2030-01-01T00:00:00Z");
        announced.ifPresent(digest -> json.add("size", digest.size()).add("sha256", digest.sha256()));
        largest.ifPresent(bytes -> json.add("largest", bytes));
        send(exchange, 201, json.build().toString());
    }

    private void save(HttpExchange exchange, byte[] body) throws IOException {
        if (!authorized(exchange)) {
            return;
        }
        var json = Json.createReader(new StringReader(new String(body, StandardCharsets.UTF_8)))
                .readObject();
        var said = new SnapshotDigest(json.getJsonNumber("size").longValueExact(), json.getString("sha256"));
        committed = json.getString("uploadId").equals(UPLOAD_ID)
                && SnapshotDigest.of(new ByteArrayInputStream(uploaded)).equals(said);
        send(exchange, committed ? 201 : 409, "{\"savedAt\":\"2026-01-01T00:00:00Z\"}");
    }

    private void download(HttpExchange exchange, byte[] body) throws IOException {
        exchange.sendResponseHeaders(200, stored.length);
        exchange.getResponseBody().write(stored, 0, cutsDownloads ? stored.length / 2 : stored.length);
    }

    private void upload(HttpExchange exchange, byte[] body) throws IOException {
        uploaded = body;
        boolean measured = exchange.getRequestHeaders().containsKey("Content-Length");
        exchange.sendResponseHeaders(measured ? 200 : 411, -1);
    }

    private boolean authorized(HttpExchange exchange) throws IOException {
        boolean authorized =
                ("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"));
        if (!authorized) {
            send(exchange, 401, "{\"detail\":\"Sign in first.\"}");
        }
        return authorized;
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    record Failure(int status, String detail) {}

    private interface Handler {
        void handle(HttpExchange exchange, byte[] body) throws IOException;
    }
}
