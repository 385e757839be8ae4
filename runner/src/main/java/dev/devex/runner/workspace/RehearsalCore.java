package dev.devex.runner.workspace;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** A core with one workspace, and its store, over HTTP and in memory: as much of them as a rehearsal needs. */
final class RehearsalCore implements AutoCloseable {
    private static final String STORE = "/store/";

    private final Map<String, byte[]> objects = new HashMap<>();
    private final HttpServer server;
    private String base = "";
    private String newest = "";

    RehearsalCore() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(STORE, this::serveObject);
        server.createContext("/sandbox/", this::serveCore);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void serveObject(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            byte[] stored = objects.putIfAbsent(exchange.getRequestURI().getPath(), body);
            send(exchange, stored == null ? new byte[0] : stored);
        }
    }

    private void serveCore(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            String path = exchange.getRequestURI().getPath();
            String answer = answer(path.substring(path.lastIndexOf('/') + 1), body);
            send(exchange, answer.getBytes(StandardCharsets.UTF_8));
        }
    }

    private String answer(String resource, byte[] body) {
        JsonObjectBuilder answer =
                switch (resource) {
                    case "snapshot" -> snapshot();
                    case "uploads" -> grant(json(body).getJsonArray("objects"));
                    default -> commit(json(body).getJsonObject("manifest"));
                };
        return answer.build().toString();
    }

    private JsonObjectBuilder snapshot() {
        JsonArrayBuilder packs = Json.createArrayBuilder();
        objects.keySet().stream().filter(path -> path.contains("/packs/")).forEach(path -> packs.add(link(path)));
        return saved().add("manifest", manifest(newest))
                .add("base", newest.equals(base) ? JsonValue.NULL : manifest(base))
                .add("packs", packs);
    }

    private JsonObjectBuilder grant(Iterable<JsonValue> wanted) {
        JsonArrayBuilder uploads = Json.createArrayBuilder();
        for (JsonValue value : wanted) {
            JsonObject object = value.asJsonObject();
            String path = STORE + object.getString("kind") + "s/" + object.getString("sha256");
            uploads.add(Json.createObjectBuilder()
                    .add("url", address() + path)
                    .add("headers", Json.createObjectBuilder().add("If-None-Match", "*")));
        }
        return Json.createObjectBuilder().add("uploads", uploads);
    }

    private JsonObjectBuilder commit(JsonObject manifest) {
        newest = manifest.getString("sha256");
        base = base.isEmpty() ? newest : base;
        return saved();
    }

    private static JsonObjectBuilder saved() {
        return Json.createObjectBuilder().add("number", 1).add("savedAt", "2026-01-01T00:00:00Z");
    }

    private JsonObject manifest(String sha256) {
        return link(STORE + "manifests/" + sha256).build();
    }

    private JsonObjectBuilder link(String path) {
        return Json.createObjectBuilder()
                .add("sha256", path.substring(path.lastIndexOf('/') + 1))
                .add("size", objects.getOrDefault(path, new byte[0]).length)
                .add("url", address() + path);
    }

    private static JsonObject json(byte[] body) {
        try (var reader = Json.createReader(new ByteArrayInputStream(body))) {
            return reader.readObject();
        }
    }

    private static void send(HttpExchange exchange, byte[] body) throws IOException {
        exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }
}
