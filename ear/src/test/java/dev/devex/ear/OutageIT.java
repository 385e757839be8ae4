package dev.devex.ear;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What clients see while Redis or the store is away, and after. */
class OutageIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static ExternalRedis redis;
    private static ExternalStore store;
    private static Devex devex;

    @BeforeAll
    static void start() throws Exception {
        redis = new ExternalRedis();
        store = new ExternalStore();
        var settings = new HashMap<>(Map.of("DEVEX_LOCAL_LOGIN", "true"));
        settings.putAll(redis.settings());
        settings.putAll(store.settings());
        devex = Devex.start(settings);
    }

    @AfterAll
    static void end() throws Exception {
        devex.close();
        store.close();
        redis.close();
    }

    @Test
    void waitsForRedisAndLosesNoState() throws Exception {
        var client = Client.signIn(devex.url(), "ada");
        var repl = client.create("kept", "node");
        redis.stop();
        try {
            assertAway(client.get("/api/repls"));
            awaitReady(503);
        } finally {
            redis.startAgain();
        }
        awaitReady(200);
        assertThat(client.repl(repl).getString("state")).isEqualTo("STOPPED");
        client.deleteWhole(repl);
    }

    @Test
    void waitsForTheStoreAndKeepsTheWorkOfARunningRepl() throws Exception {
        var client = Client.signIn(devex.url(), "grace");
        var repl = client.create("running", "node");
        client.start(repl);
        try (var runner = client.connect(repl)) {
            runner.ask("updateContent", Map.of("path", "kept.txt", "content", "written before the outage"));
        }
        store.stop();
        try {
            assertAway(client.post("/api/repls", Client.json(Map.of("name", "never", "template", "node"))));
            awaitReady(503);
            assertThat(Client.array(client.get("/api/repls"))).hasSize(1);
            Client.expect(client.post("/api/repls/" + repl + "/stop"), 202);
            Await.until(PATIENCE, "a failed save that is told", () -> !client.repl(repl)
                    .isNull("failure"));
            assertThat(client.repl(repl).getString("state")).isEqualTo("STOPPING");
        } finally {
            store.startAgain();
        }
        awaitReady(200);
        client.awaitState(repl, "STOPPED");
        client.start(repl);
        try (var runner = client.connect(repl)) {
            assertThat(runner.content("kept.txt")).isEqualTo("written before the outage");
        }
        client.deleteWhole(repl);
    }

    private static void assertAway(HttpResponse<String> response) {
        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.headers().firstValue("Retry-After")).isPresent();
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
    }

    private static void awaitReady(int status) {
        URI ready = devex.url().resolve("/health/ready");
        Await.until(
                PATIENCE,
                ready + " " + status,
                () -> Client.send(HttpRequest.newBuilder(ready)).statusCode() == status);
    }
}
