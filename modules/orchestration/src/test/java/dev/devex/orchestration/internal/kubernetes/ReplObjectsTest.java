package dev.devex.orchestration.internal.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.devex.kernel.ReplId;
import dev.devex.orchestration.SandboxSpec;
import dev.devex.orchestration.internal.kubernetes.RouteOptions.Gateway;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1LocalObjectReference;
import io.kubernetes.client.openapi.models.V1ObjectMeta;
import io.kubernetes.client.openapi.models.V1Secret;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The objects of a repl as they are sent. */
class ReplObjectsTest {
    private static final Limits LIMITS =
            new Limits(Duration.ofSeconds(60), Duration.ofSeconds(3), Duration.ofMinutes(10));
    private static final URI SITE = URI.create("https://devex.example.com");
    private final ReplId repl = ReplId.random();
    private final SandboxSpec spec = new SandboxSpec(repl, "node", 7, "the-token", "{\"keys\":[]}");
    private final V1Deployment owner = new V1Deployment().metadata(new V1ObjectMeta().uid("its-uid"));

    @Test
    void grantsThePodNothingThatItDoesNotNeed() {
        var pod = pod();
        assertThat(Json.text(pod, "automountServiceAccountToken")).isEqualTo("false");
        assertThat(Json.text(pod, "enableServiceLinks")).isEqualTo("false");
        assertThat(Json.text(pod, "securityContext/runAsNonRoot")).isEqualTo("true");
        assertThat(Json.text(pod, "securityContext/seccompProfile/type")).isEqualTo("RuntimeDefault");
        for (var list : List.of("initContainers", "containers")) {
            var container = Json.list(pod, list).get(0);
            assertThat(Json.text(container, "securityContext/readOnlyRootFilesystem"))
                    .isEqualTo("true");
            assertThat(Json.text(container, "securityContext/allowPrivilegeEscalation"))
                    .isEqualTo("false");
            assertThat(Json.find(container, "securityContext/capabilities")).hasToString("{\"drop\":[\"ALL\"]}");
            assertThat(Json.object(container, "resources/limits").keySet())
                    .containsExactlyInAnyOrder("cpu", "memory", "ephemeral-storage");
        }
    }

    @Test
    void keepsTheTokenFromTheContainerOfTheUsersPrograms() {
        var pod = pod();
        assertThat(Json.list(pod, "containers").get(0).toString()).doesNotContain("DEVEX_ACCESS");
        assertThat(Json.list(pod, "initContainers").get(0).toString()).contains("DEVEX_ACCESS");
        assertThat(pod.toString()).doesNotContain("the-token");
        assertThat(Json.list(pod, "volumes").toString()).contains("\"items\":[{\"key\":\"keys.json\"");
    }

    @Test
    void seesWorkspaceAndHomeOfOneVolumeThatIsBounded() {
        var pod = pod();
        assertThat(Json.list(pod, "containers").get(0).get("volumeMounts").toString())
                .contains("{\"mountPath\":\"/workspaces\",\"name\":\"sandbox\",\"subPath\":\"workspace\"}");
        assertThat(Json.text(Json.list(pod, "volumes").get(0), "emptyDir/sizeLimit"))
                .isNotEmpty();
    }

    @Test
    void waitsForWhatItTakesThePlaceOf() {
        var terms = Json.list(pod(), "affinity/podAntiAffinity/requiredDuringSchedulingIgnoredDuringExecution");
        assertThat(terms).hasSize(1);
        assertThat(Json.text(terms.get(0), "topologyKey")).isEqualTo("kubernetes.io/os");
        assertThat(Json.object(terms.get(0), "labelSelector/matchLabels").keySet())
                .contains("app.kubernetes.io/instance", "devex.dev/session");
    }

    @Test
    void doesWhatTheAdminSaysOfPods() {
        var options = new PodOptions(
                "registry.test/runner-{image}:1",
                SITE,
                SITE,
                "gvisor",
                "low",
                Map.of("disk", "ssd"),
                List.of(Tolerations.parse("repls=only:NoSchedule")),
                List.of(new V1LocalObjectReference().name("pull")));
        var pod = pod(options, routes(true, null));
        assertThat(Json.text(pod, "runtimeClassName")).isEqualTo("gvisor");
        assertThat(Json.text(pod, "priorityClassName")).isEqualTo("low");
        assertThat(Json.text(pod, "nodeSelector/disk")).isEqualTo("ssd");
        assertThat(Json.list(pod, "tolerations").toString())
                .isEqualTo("[{\"effect\":\"NoSchedule\",\"key\":\"repls\",\"operator\":\"Equal\",\"value\":\"only\"}]");
        assertThat(Json.list(pod, "imagePullSecrets").toString()).isEqualTo("[{\"name\":\"pull\"}]");
        assertThat(Json.text(Json.list(pod, "containers").get(0), "image")).startsWith("registry.test/runner-");
    }

    @Test
    void leadsToAHostOfItsOwn() {
        var routes = routes(true, null);
        assertThat(routes.url(repl)).hasToString("https://" + repl + ".repls.example.net");
        assertThat(json(objects(routes).route(spec, owner)).toString())
                .contains(
                        "\"host\":\"" + repl + ".repls.example.net\"",
                        "\"path\":\"/\"",
                        "\"ingressClassName\":\"traefik\"")
                .contains("\"tls\":[{\"hosts\":[\"" + repl + ".repls.example.net\"],\"secretName\":\"wildcard\"}]")
                .contains("\"annotations\":{\"issuer\":\"staging\"}");
        assertThat(command(routes)).doesNotContain("--base-path");
    }

    @Test
    void leadsToAPathThatTheRunnerKnows() {
        var routes = routes(false, null);
        assertThat(routes.url(repl)).hasToString("https://repls.example.net/" + repl);
        assertThat(json(objects(routes).route(spec, owner)).toString())
                .contains("\"host\":\"repls.example.net\"", "\"path\":\"/" + repl + "\"", "\"pathType\":\"Prefix\"");
        assertThat(command(routes)).contains("--base-path\",\"/" + repl + "\"");
    }

    @Test
    void leadsThroughAGateway() {
        var route = json(objects(routes(true, Gateway.parse("edge/web/https"))).route(spec, owner));
        assertThat(Json.text(route, "kind")).isEqualTo("HTTPRoute");
        assertThat(Json.list(route, "spec/parentRefs").toString())
                .isEqualTo("[{\"namespace\":\"edge\",\"name\":\"web\",\"sectionName\":\"https\"}]");
        assertThat(Json.list(route, "spec/rules").toString())
                .contains("\"backendRefs\":[{\"name\":\"" + repl + "\",\"port\":80}]");
    }

    @Test
    void letsEverythingGoWithTheDeployment() {
        var objects = objects(routes(true, null));
        for (var object :
                List.of(objects.secret(spec, owner), objects.service(spec, owner), objects.route(spec, owner))) {
            var json = json(object);
            assertThat(Json.list(json, "metadata/ownerReferences").get(0).toString())
                    .contains("its-uid");
            var name = object instanceof V1Secret ? repl + "-7" : repl.value();
            assertThat(Json.text(json, "metadata/name")).isEqualTo(name);
            assertThat(Json.text(json, "metadata/labels/devex.dev~session")).isEqualTo("7");
            assertThat(Json.text(json, "metadata/labels/app.kubernetes.io~managed-by"))
                    .isEqualTo("devex");
        }
    }

    private JsonObject pod() {
        return pod(KubernetesWorld.pods(), routes(true, null));
    }

    private JsonObject pod(PodOptions options, RouteOptions routes) {
        var deployment = new ReplObjects(options, routes, LIMITS, Path.of("none")).deployment(spec, 1);
        return Json.object(json(deployment), "spec/template/spec");
    }

    private String command(RouteOptions routes) {
        var pod = pod(KubernetesWorld.pods(), routes);
        return Json.list(pod, "containers").get(0).get("command").toString();
    }

    private static ReplObjects objects(RouteOptions routes) {
        return new ReplObjects(KubernetesWorld.pods(), routes, LIMITS, Path.of("none"));
    }

    private static RouteOptions routes(boolean bySubdomain, @Nullable Gateway gateway) {
        return new RouteOptions(
                bySubdomain, "https", "repls.example.net", "traefik", Map.of("issuer", "staging"), "wildcard", gateway);
    }

    private static JsonObject json(Object object) {
        return SparseJson.of(object).getAsJsonObject();
    }
}
