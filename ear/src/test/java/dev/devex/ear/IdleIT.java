package dev.devex.ear;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Repls that nobody works in, with real sandboxes that say so. */
class IdleIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static Devex devex;
    private static Client ada;

    @BeforeAll
    static void start() throws Exception {
        devex = Devex.start(Map.of("DEVEX_IDLE_TIMEOUT", "PT5S"));
        ada = Client.signIn(devex.url(), "ada");
    }

    @AfterAll
    static void end() throws Exception {
        devex.close();
    }

    @Test
    void letsAProgramEndThatRunsForLongerThanAReplMayBeIdle() throws Exception {
        var repl = running("at work");
        try (var runner = ada.connect(repl)) {
            awaitReason(repl, "connected");
            runner.type("echo be''gun; sleep 9; echo done > done.txt", "begun");
        }
        awaitReason(repl, "terminal");

        ada.awaitState(repl, "STOPPED");

        assertThat(ada.repl(repl).get("activity")).isEqualTo(JsonValue.NULL);
        ada.start(repl);
        try (var runner = ada.connect(repl)) {
            assertThat(runner.content("done.txt")).isEqualTo("done\n");
        }
    }

    @Test
    void keepsAPinnedReplAndGivesOneThatIsUnpinnedTheUsualTime() throws Exception {
        var repl = running("pinned");
        var before = Instant.now();

        var pinned =
                Client.object(Client.expect(pin(repl, "{\"hours\":2}"), 200)).getJsonObject("activity");

        assertThat(time(pinned, "pinnedUntil"))
                .isBetween(before.plusSeconds(7_000), Instant.now().plusSeconds(7_300));
        assertThat(time(pinned, "stopsAt")).isAfterOrEqualTo(time(pinned, "pinnedUntil"));
        Client.expect(pin(repl, "{\"hours\":0}"), 200);
        ada.awaitState(repl, "STOPPED");
        Client.expect(pin(repl, "{\"hours\":2}"), 409);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "[]", "{\"hours\":-1}", "{\"hours\":25}", "{\"hours\":1.5}", "{\"hours\":\"2\"}", "{"})
    void refusesPinsThatMakeNoSense(String body) throws Exception {
        Client.expect(pin(ada.create("never run", "node"), body), 400);
    }

    @Test
    void hidesTheReplsOfOthersAndTheDeskOfSandboxes() throws Exception {
        var repl = ada.create("mine", "node");
        var eve = Client.signIn(devex.url(), "eve");

        Client.expect(eve.post("/api/repls/" + repl + "/pin", "{\"hours\":1}"), 404);
        Client.expect(ada.post("/sandbox/repls/" + repl + "/activity", "{\"reason\":null,\"idleSeconds\":0}"), 401);
    }

    private static String running(String name) throws IOException, InterruptedException {
        var repl = ada.create(name, "node");
        ada.start(repl);
        return repl;
    }

    private static HttpResponse<String> pin(String repl, String body) throws IOException, InterruptedException {
        return ada.post("/api/repls/" + repl + "/pin", body);
    }

    private static void awaitReason(String repl, String reason) {
        Await.until(
                PATIENCE,
                reason,
                () -> reason.equals(ada.repl(repl).getJsonObject("activity").getString("reason", "")));
    }

    private static Instant time(JsonObject activity, String name) {
        return Instant.parse(activity.getString(name));
    }
}
