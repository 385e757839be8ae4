package dev.devex.orchestration.internal.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The tests' own API server says what a real one says, but for names. */
class ApiServerTest {
    private static final String PODS = "/api/v1/namespaces/devex-repls/pods";
    private static final String DEPLOYMENTS = "/apis/apps/v1/namespaces/devex-repls/deployments";
    private static final String STRATEGIC_MERGE = "application/strategic-merge-patch+json";
    private static final String APPLY = "application/apply-patch+yaml";
    private static final String OTHER_UID = "\"uid\":\"00000000-0000-0000-0000-000000000000\"";

    private ApiServer server;

    @BeforeEach
    void open() throws IOException {
        server = new ApiServer();
        server.store.put("pods", Recorded.answer("pod-save-failed"));
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void findsNothing() throws Exception {
        assertSame("not-found-deployment", ask("GET", DEPLOYMENTS + "/none", "", ""));
        assertSame(
                "not-found-pod", ask("PATCH", PODS + "/nobody/ephemeralcontainers", STRATEGIC_MERGE, "{\"spec\":{}}"));
    }

    @Test
    void refusesWhatTheRoleDoesNotName() throws Exception {
        assertSame("forbidden", ask("GET", "/api/v1/namespaces/devex-repls/secrets/x", "", ""));
        server.role.forbid("list", "apps/deployments");
        assertSame("forbidden-list", ask("GET", DEPLOYMENTS, "", ""));
    }

    @Test
    void refusesToTakeOneObjectForAnother() throws Exception {
        assertSame("conflict-delete", ask("DELETE", PODS + "/ready", "", "{\"preconditions\":{" + OTHER_UID + "}}"));
        assertSame("conflict-uid", add("{\"metadata\":{" + OTHER_UID + "}}"));
    }

    @Test
    void refusesWhatNoEphemeralContainerMayBe() throws Exception {
        assertSame("refused-ephemeral-change", add(container("save-1", "")));
        assertSame("refused-ephemeral-duplicate", add(container("runner", "")));
        assertSame("refused-ephemeral-resources", add(container("save-9", ",\"resources\":{}")));
        var privileged = add(container("save-9", ""));
        var real = Recorded.status("refused-ephemeral-privilege");
        assertThat(privileged.get("code")).isEqualTo(real.get("code"));
        assertThat(Json.text(privileged, "message")).startsWith(beginning(real, " \\("));
    }

    @Test
    void wantsToKnowWhoApplies() throws Exception {
        assertSame("no-field-manager", ask("PATCH", DEPLOYMENTS + "/x", APPLY, "{\"metadata\":{\"name\":\"x\"}}"));
    }

    @Test
    void forgetsWhatWasLongAgo() {
        var expired = StatusException.expired(1, 858).toJson();
        var real = Recorded.answer("event-expired").getAsJsonObject("object");
        real.remove("metadata");
        assertThat(expired).isEqualTo(real);
    }

    private JsonObject add(String body) throws Exception {
        return ask("PATCH", PODS + "/ready/ephemeralcontainers?fieldManager=devex", STRATEGIC_MERGE, body);
    }

    private static String container(String name, String more) {
        return "{\"spec\":{\"ephemeralContainers\":[{\"name\":\"" + name + "\"" + more + "}]}}";
    }

    private static void assertSame(String recorded, JsonObject answer) {
        var real = Recorded.status(recorded);
        assertThat(answer.get("code")).isEqualTo(real.get("code"));
        assertThat(answer.get("reason")).isEqualTo(real.get("reason"));
        assertThat(nameless(answer)).isEqualTo(nameless(real));
    }

    private static String nameless(JsonObject status) {
        return beginning(status, "\n").replaceAll("\"[^\"]*\"", "NAME").replaceAll("\\((?!NAME)[^)]*\\)", "(UID)");
    }

    private static String beginning(JsonObject status, String end) {
        return Json.text(status, "message").split(end)[0];
    }

    private JsonObject ask(String method, String path, String type, String body) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(server.url() + path))
                .header("Authorization", "Bearer " + ApiServer.TOKEN)
                .header("Content-Type", type.isEmpty() ? "application/json" : type)
                .method(method, BodyPublishers.ofString(body))
                .build();
        return Json.parse(HttpClient.newHttpClient()
                .send(request, BodyHandlers.ofString())
                .body());
    }
}
