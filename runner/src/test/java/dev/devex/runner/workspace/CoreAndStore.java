package dev.devex.runner.workspace;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.devex.snapshot.ManifestHeader;
import dev.devex.snapshot.Roots;
import dev.devex.snapshot.Sha256;
import dev.devex.snapshot.SnapshotRestorer;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A small server that plays both the core and the store, and fails as it is told. */
final class CoreAndStore implements AutoCloseable {
    static final String TOKEN = "sandbox-token";
    static final String RENEWED = "renewed-token";
    private static final String CORE = "/sandbox/repls/repl-1/";
    private static final String STORE = "/store/";

    /** Lives as long as the addresses of one answer. */
    private int signature;

    private final MemoryStore objects;
    private final HttpServer server;
    private final Map<String, Deque<Failure>> failures = new HashMap<>();
    private final List<String> requests = new ArrayList<>();
    private final List<Sha256> snapshots = new ArrayList<>();
    private final List<Sha256> branches = new ArrayList<>();
    private URI publicAddress;
    private boolean cutsDownloads;
    private boolean sessionIsOver;

    /** @param first the manifest of the snapshot that is there at first */
    CoreAndStore(MemoryStore objects, Sha256 first) throws IOException {
        this.objects = objects;
        snapshots.add(first);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        publicAddress = address();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Where clients find the store, if something stands before it. */
    synchronized void isReachedBy(URI proxy) {
        publicAddress = proxy;
    }

    /** Answers the next requests that begin like that with these instead. */
    synchronized void fail(String request, Failure... next) {
        failures.put(request, new ArrayDeque<>(List.of(next)));
    }

    synchronized void cutDownloads() {
        cutsDownloads = true;
    }

    /** Permissions that were given out before are good for nothing any more. */
    synchronized void expire() {
        signature++;
    }

    synchronized void endSession() {
        sessionIsOver = true;
    }

    /** Makes an older snapshot the newest again, as its owner may. */
    synchronized void bringBack(int number) {
        snapshots.add(snapshots.get(number - 1));
    }

    synchronized int newest() {
        return snapshots.size();
    }

    synchronized List<Sha256> branches() {
        return List.copyOf(branches);
    }

    synchronized List<String> requests() {
        return List.copyOf(requests);
    }

    synchronized void forgetRequests() {
        requests.clear();
    }

    ManifestHeader restoreNewest(Roots roots) throws IOException, InterruptedException {
        return SnapshotRestorer.restore(snapshots.get(snapshots.size() - 1), objects, roots);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            String request = exchange.getRequestMethod() + " " + path;
            requests.add(request);
            byte[] body = exchange.getRequestBody().readAllBytes();
            Optional<Failure> failure = failures.entrySet().stream()
                    .filter(planned -> request.startsWith(planned.getKey()))
                    .flatMap(planned -> Optional.ofNullable(planned.getValue().poll()).stream())
                    .findFirst();
            if (failure.isPresent()) {
                send(exchange, failure.get().status(), failure.get().body());
            } else if (path.startsWith(STORE)) {
                serveObject(exchange, path.substring(STORE.length()), body);
            } else {
                serveCore(exchange, path.substring(CORE.length()), body);
            }
        }
    }

    private void serveCore(HttpExchange exchange, String resource, byte[] body) throws IOException {
        String token = exchange.getRequestHeaders().getFirst("Authorization");
        if (!List.of("Bearer " + TOKEN, "Bearer " + RENEWED).contains(token)) {
            send(exchange, 401, problem("", "Sign in first."));
            return;
        }
        switch (resource) {
            case "snapshot" -> sendSnapshot(exchange);
            case "uploads" -> send(exchange, 201, upload(json(body)));
            case "saves" -> save(exchange, json(body));
            case "tokens" -> send(exchange, 201, Json.createObjectBuilder().add("token", RENEWED));
            default -> send(exchange, 404, problem("", "There is nothing here."));
        }
    }

    private void sendSnapshot(HttpExchange exchange) throws IOException {
        if (sessionIsOver) {
            send(exchange, 409, problem("oldSession", "A newer session of this repl has begun."));
            return;
        }
        Sha256 newest = snapshots.get(snapshots.size() - 1);
        JsonArrayBuilder others = Json.createArrayBuilder();
        objects.paths().stream().filter(path -> path.startsWith("packs/")).forEach(path -> others.add(link(path)));
        JsonObjectBuilder json = Json.createObjectBuilder()
                .add("number", snapshots.size())
                .add("session", 3)
                .add("savedAt", "2026-01-01T00:00:00Z")
                .add("manifest", link("manifests/" + newest))
                .add("packs", others);
        objects.base(newest)
                .ifPresentOrElse(
                        base -> json.add("base", link("manifests/" + base)), () -> json.add("base", JsonValue.NULL));
        send(exchange, 200, json);
    }

    private JsonObjectBuilder link(String path) {
        return Json.createObjectBuilder()
                .add("sha256", path.substring(path.indexOf('/') + 1))
                .add("size", objects.get(path).length)
                .add("url", signed(path));
    }

    private JsonObjectBuilder upload(JsonObject body) {
        JsonArrayBuilder uploads = Json.createArrayBuilder();
        body.getJsonArray("objects").getValuesAs(JsonObject.class).forEach(object -> uploads.add(grant(object)));
        return Json.createObjectBuilder().add("uploads", uploads);
    }

    private JsonObjectBuilder grant(JsonObject object) {
        String path = object.getString("kind") + "s/" + object.getString("sha256");
        return objects.has(path)
                ? Json.createObjectBuilder().add("stored", true)
                : Json.createObjectBuilder()
                        .add("url", signed(path))
                        .add("headers", Json.createObjectBuilder().add("If-None-Match", "*"));
    }

    private void save(HttpExchange exchange, JsonObject body) throws IOException {
        var manifest = new Sha256(body.getJsonObject("manifest").getString("sha256"));
        boolean repeated = snapshots.get(snapshots.size() - 1).equals(manifest);
        if (sessionIsOver) {
            branches.add(manifest);
            send(exchange, 409, problem("oldSession", "A newer session of this repl has begun."));
        } else if (!objects.has("manifests/" + manifest)) {
            send(exchange, 422, problem("", "The manifest is missing."));
        } else if (!repeated && body.getInt("base") != snapshots.size()) {
            send(exchange, 409, problem("moved", "The stored work has changed."));
        } else {
            if (!repeated) {
                snapshots.add(manifest);
            }
            send(
                    exchange,
                    201,
                    Json.createObjectBuilder().add("number", snapshots.size()).add("savedAt", "2026-01-01T00:00:00Z"));
        }
    }

    private void serveObject(HttpExchange exchange, String path, byte[] body) throws IOException {
        boolean allowed =
                ("signature=" + signature).equals(exchange.getRequestURI().getQuery());
        if (!allowed) {
            exchange.sendResponseHeaders(403, -1);
        } else if (exchange.getRequestMethod().equals("PUT")) {
            put(exchange, path, body);
        } else {
            get(exchange, objects.get(path));
        }
    }

    private void put(HttpExchange exchange, String path, byte[] body) throws IOException {
        if (exchange.getRequestHeaders().getFirst("Content-Length") == null) {
            exchange.sendResponseHeaders(411, -1);
        } else if (objects.has(path)) {
            exchange.sendResponseHeaders(412, -1);
        } else {
            objects.put(path, body);
            exchange.sendResponseHeaders(200, -1);
        }
    }

    private void get(HttpExchange exchange, byte[] object) throws IOException {
        String range = exchange.getRequestHeaders().getFirst("Range");
        int from = range == null ? 0 : Integer.parseInt(range.replaceAll("\\D", ""));
        int length = object.length - from;
        exchange.sendResponseHeaders(from > 0 ? 206 : 200, length);
        exchange.getResponseBody().write(object, from, cutsDownloads ? (length + 1) / 2 : length);
    }

    private String signed(String path) {
        return publicAddress + STORE + path + "?signature=" + signature;
    }

    private static JsonObject json(byte[] body) {
        return Json.createReader(new StringReader(new String(body, StandardCharsets.UTF_8)))
                .readObject();
    }

    private static JsonObjectBuilder problem(String reason, String detail) {
        return Json.createObjectBuilder().add("detail", detail).add("reason", reason);
    }

    private static void send(HttpExchange exchange, int status, JsonObjectBuilder body) throws IOException {
        send(exchange, status, body.build().toString());
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    record Failure(int status, String body) {
        Failure(int status, String reason, String detail) {
            this(status, problem(reason, detail).build().toString());
        }
    }
}
