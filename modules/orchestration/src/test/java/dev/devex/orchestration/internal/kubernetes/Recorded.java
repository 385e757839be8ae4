package dev.devex.orchestration.internal.kubernetes;

import com.google.gson.JsonObject;
import io.kubernetes.client.openapi.JSON;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1Pod;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** What Kubernetes 1.34 has answered, of the files beside the tests. */
final class Recorded {
    private Recorded() {}

    static PodView pod(String name) {
        return new PodView(JSON.getGson().fromJson(answer("pod-" + name), V1Pod.class));
    }

    static DeploymentView deployment(String name) {
        var deployment = JSON.getGson().fromJson(answer("deployment-" + name), V1Deployment.class);
        return DeploymentView.of(deployment).orElseThrow();
    }

    static JsonObject status(String name) {
        return answer("status-" + name);
    }

    static JsonObject answer(String name) {
        try (InputStream file = Objects.requireNonNull(Recorded.class.getResourceAsStream(name + ".json"), name)) {
            return Json.parse(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
