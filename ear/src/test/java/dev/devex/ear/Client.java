package dev.devex.ear;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonStructure;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/** Someone who knows the contract and nothing else, signed in by a name. */
final class Client {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    private final URI core;
    private final String session;

    private Client(URI core, String session) {
        this.core = core;
        this.session = session;
    }

    static Client signIn(URI core, String login) throws IOException, InterruptedException {
        var response = HTTP.send(
                HttpRequest.newBuilder(core.resolve("/auth/local/login"))
                        .header("Origin", core.toString())
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(json(Map.of("login", login))))
                        .build(),
                BodyHandlers.ofString());
        var cookie = response.headers()
                .firstValue("Set-Cookie")
                .orElseThrow(() -> new AssertionError(response + response.body()));
        return new Client(core, cookie.substring(0, cookie.indexOf(';')));
    }

    URI core() {
        return core;
    }

    /** The session's token, for other ways to present it. */
    String token() {
        return session.substring(session.indexOf('=') + 1);
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(request(path).GET());
    }

    HttpResponse<String> delete(String path) throws IOException, InterruptedException {
        return send(request(path).DELETE());
    }

    HttpResponse<String> post(String path) throws IOException, InterruptedException {
        return send(request(path).POST(BodyPublishers.noBody()));
    }

    HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return send(request(path).POST(BodyPublishers.ofString(body)));
    }

    HttpResponse<String> patch(String path, String body) throws IOException, InterruptedException {
        return send(request(path).method("PATCH", BodyPublishers.ofString(body)));
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(core.resolve(path))
                .header("Cookie", session)
                .header("Origin", core.toString())
                .header("Content-Type", "application/json")
                .timeout(PATIENCE);
    }

    /** Makes a repl from a template and returns its id. */
    String create(String name, String template) throws IOException, InterruptedException {
        var response = post("/api/repls", json(Map.of("name", name, "template", template)));
        return object(expect(response, 201)).getString("id");
    }

    JsonObject repl(String id) throws IOException, InterruptedException {
        return object(expect(get("/api/repls/" + id), 200));
    }

    void start(String id) throws IOException, InterruptedException {
        expect(post("/api/repls/" + id + "/start"), 200, 202);
        awaitState(id, "RUNNING");
    }

    void stop(String id) throws IOException, InterruptedException {
        expect(post("/api/repls/" + id + "/stop"), 200, 202);
        awaitState(id, "STOPPED");
    }

    void awaitState(String id, String state) {
        Await.until(PATIENCE, id + " " + state, () -> {
            var repl = repl(id);
            if (repl.getString("state").equals("FAILED") && !state.equals("FAILED")) {
                throw new AssertionError(repl.toString());
            }
            return repl.getString("state").equals(state);
        });
    }

    void deleteWhole(String id) throws IOException, InterruptedException {
        expect(delete("/api/repls/" + id), 204);
        Await.until(PATIENCE, id + " gone", () -> get("/api/repls/" + id).statusCode() == 404);
    }

    JsonObject ticket(String id) throws IOException, InterruptedException {
        return object(expect(post("/api/repls/" + id + "/tickets"), 201));
    }

    RunnerClient connect(String id) throws IOException, InterruptedException {
        var ticket = ticket(id);
        return new RunnerClient(ticket.getString("url"), ticket.getString("token"));
    }

    static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }

    static HttpResponse<String> expect(HttpResponse<String> response, Integer... statuses) {
        if (!Set.of(statuses).contains(response.statusCode())) {
            throw new AssertionError(response + " " + response.body());
        }
        return response;
    }

    static JsonObject object(HttpResponse<String> response) {
        return read(response.body()).asJsonObject();
    }

    static JsonArray array(HttpResponse<String> response) {
        return read(response.body()).asJsonArray();
    }

    static String json(Map<String, ?> object) {
        return Json.createObjectBuilder(object).build().toString();
    }

    private static JsonStructure read(String text) {
        try (var reader = Json.createReader(new StringReader(text))) {
            return reader.read();
        }
    }
}
