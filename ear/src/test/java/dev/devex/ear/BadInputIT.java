package dev.devex.ear;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the core answers to what it should never have been sent: the contract's status, a problem, nothing done. */
class BadInputIT {
    private static Devex devex;
    private static Client client;

    @BeforeAll
    static void start() throws Exception {
        devex = Devex.start();
        client = Client.signIn(devex.url(), "ada");
    }

    @AfterAll
    static void end() throws Exception {
        devex.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "\"text\"",
                "not json",
                "{}",
                "{\"name\":1,\"template\":\"node\"}",
                "{\"name\":\"\",\"template\":\"node\"}",
                "{\"name\":\"   \",\"template\":\"node\"}",
                "{\"name\":\"a\\u0000b\",\"template\":\"node\"}",
                "{\"name\":\"a\\nb\",\"template\":\"node\"}",
                "{\"name\":\"only a name\"}"
            })
    void refusesABodyThatSaysNoRepl(String body) throws Exception {
        assertProblem(client.post("/api/repls", body), 400);
        assertThat(Client.array(client.get("/api/repls"))).isEmpty();
    }

    @Test
    void refusesABodyThatIsNestedTooDeeply() throws Exception {
        for (var depth : new int[] {1_001, 30_000}) {
            assertProblem(client.post("/api/repls", "{\"name\":" + "[".repeat(depth) + "]".repeat(depth) + "}"), 400);
        }
        assertThat(Client.array(client.get("/api/repls"))).isEmpty();
    }

    @Test
    void refusesNamesThatAreTooLongAndTakesTheLongest() throws Exception {
        assertProblem(client.post("/api/repls", body("x".repeat(61), "node")), 400);
        var repl = client.create("x".repeat(60), "node");
        assertProblem(client.patch("/api/repls/" + repl, Client.json(Map.of("name", "x".repeat(61)))), 400);
        assertThat(client.repl(repl).getString("name")).hasSize(60);
        client.deleteWhole(repl);
    }

    @Test
    void refusesABodyThatIsTooLarge() throws Exception {
        assertProblem(client.post("/api/repls", body("x".repeat(2_000_000), "node")), 413);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cobol", "../node", "", "node/../node"})
    void refusesATemplateThatIsNone(String template) throws Exception {
        assertProblem(client.post("/api/repls", body("name", template)), 422);
        assertThat(Client.array(client.get("/api/repls"))).isEmpty();
    }

    @Test
    void hidesReplsFromEverybodyElse() throws Exception {
        var repl = client.create("mine", "node");
        var other = Client.signIn(devex.url(), "mallory");
        var path = "/api/repls/" + repl;
        assertProblem(other.get(path), 404);
        assertProblem(other.patch(path, Client.json(Map.of("name", "theirs"))), 404);
        assertProblem(other.post(path + "/start"), 404);
        assertProblem(other.post(path + "/stop"), 404);
        assertProblem(other.post(path + "/tickets"), 404);
        assertProblem(other.delete(path), 404);
        assertThat(client.repl(repl).getString("name")).isEqualTo("mine");
        assertProblem(client.post(path + "/tickets"), 409);
        client.deleteWhole(repl);
    }

    @ParameterizedTest
    @ValueSource(strings = {"repl-none", "repl-123e4567-e89b-12d3-a456-426614174000", "..%2f..%2fauth%2fme", "%00"})
    void knowsNoOtherRepls(String id) throws Exception {
        assertThat(client.get("/api/repls/" + id).statusCode()).isIn(400, 404);
    }

    @Test
    void refusesTokensThatAreForgedUnsignedOrForSomethingElse() throws Exception {
        var token = client.token();
        assertThat(bearer(token).statusCode()).isEqualTo(200);
        var parts = token.split("\\.");
        assertProblem(bearer(parts[0] + "." + parts[1] + "." + "A".repeat(342)), 401);
        assertProblem(bearer(parts[0] + "." + forged(parts[1]) + "." + parts[2]), 401);
        assertProblem(bearer(encode("{\"alg\":\"none\"}") + "." + parts[1] + "."), 401);
        assertProblem(bearer("nonsense"), 401);
        var repl = client.create("for a ticket", "node");
        client.start(repl);
        assertProblem(bearer(client.ticket(repl).getString("token")), 401);
        client.stop(repl);
        client.deleteWhole(repl);
    }

    @Test
    void forgetsASessionThatSignedOut() throws Exception {
        var leaving = Client.signIn(devex.url(), "leaving");
        Client.expect(leaving.post("/auth/logout"), 204);
        assertProblem(leaving.get("/auth/me"), 401);
        assertProblem(bearer(leaving.token()), 401);
    }

    @Test
    void asksForASessionEverywhere() throws Exception {
        for (var path : new String[] {
            "/auth/me", "/api/repls", "/api/repls/repl-123e4567-e89b-12d3-a456-426614174000", "/api/events"
        }) {
            assertProblem(Client.send(HttpRequest.newBuilder(devex.url().resolve(path))), 401);
        }
    }

    @Test
    void refusesForeignHostsAndOrigins() throws Exception {
        assertProblem(Client.send(client.request("/auth/me").header("Host", "evil.example.com")), 421);
        assertThat(Client.send(HttpRequest.newBuilder(devex.url().resolve("/health/live"))
                                .header("Host", "evil.example.com"))
                        .statusCode())
                .isEqualTo(200);
        var request = client.request("/api/repls").setHeader("Origin", "http://evil.example.com");
        assertProblem(Client.send(request.POST(BodyPublishers.ofString(body("name", "node")))), 403);
        var withoutOrigin = HttpRequest.newBuilder(devex.url().resolve("/api/repls"))
                .header("Cookie", "devex_session=" + client.token())
                .header("Content-Type", "application/json");
        assertProblem(Client.send(withoutOrigin.POST(BodyPublishers.ofString(body("name", "node")))), 403);
        assertThat(Client.array(client.get("/api/repls"))).isEmpty();
    }

    @Test
    void answersQueriesThatAreNotEncodedAsTheyShouldBe() throws Exception {
        assertThat(statusOf("/auth/me?x=%zz")).isEqualTo("HTTP/1.1 401 Unauthorized");
        assertThat(statusOf("/%zz")).isEqualTo("HTTP/1.1 400 Bad Request");
    }

    @Test
    void answersEveryWrongPathWithAProblem() throws Exception {
        assertProblem(client.get("/api/nothing"), 404);
        assertProblem(client.delete("/api/repls"), 405);
    }

    /** For what no URI class would send. */
    private static String statusOf(String target) throws IOException {
        try (var socket = new Socket("localhost", devex.url().getPort())) {
            var request = "GET " + target + " HTTP/1.1\r\nHost: " + devex.url().getAuthority()
                    + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .findFirst()
                    .orElse("");
        }
    }

    private static HttpResponse<String> bearer(String token) throws Exception {
        return Client.send(
                HttpRequest.newBuilder(devex.url().resolve("/auth/me")).header("Authorization", "Bearer " + token));
    }

    private static String forged(String claims) {
        var text = new String(Base64.getUrlDecoder().decode(claims), StandardCharsets.UTF_8);
        return encode(text.replace("local:ada", "local:eve"));
    }

    private static String encode(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String body(String name, String template) {
        return Client.json(Map.of("name", name, "template", template));
    }

    private static void assertProblem(HttpResponse<String> response, int status) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(response.headers().map()).doesNotContainKeys("server", "x-powered-by");
        assertThat(response.body()).doesNotContain("Exception", "\tat ");
        var problem = Client.object(response);
        assertThat(problem.keySet()).contains("type", "title", "status", "detail", "instance");
        assertThat(problem.isNull("status")).isFalse();
        assertThat(problem.getInt("status")).isEqualTo(status);
    }
}
