package dev.devex.orchestration.internal.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** What the manifests of the project promise, read as they are written. */
class ManifestsTest {
    private static final Path FOLDER = Path.of("..", "..", "k8s");
    private static final Path STACK = Path.of("..", "..", "liberty", "docker-stack.yaml");
    private static final Set<String> WORKLOADS = Set.of("Deployment", "StatefulSet", "DaemonSet", "Job");
    private static final String ENFORCED = "metadata/labels/pod-security.kubernetes.io~enforce";
    private static final String SANDBOXES = "devex-repls";

    @Test
    void confinesNamespaces() throws IOException {
        assertThat(ofKind("Namespace", "base")).hasSize(2).allSatisfy(namespace -> assertThat(
                        Json.text(namespace, ENFORCED))
                .isEqualTo("restricted"));
    }

    @Test
    void runsNothingThatPodSecurityWouldRefuse() throws IOException {
        var pods = objects("components").stream()
                .filter(object -> WORKLOADS.contains(Json.text(object, "kind")))
                .map(object -> Json.object(object, "spec/template"))
                .toList();
        assertThat(pods).isNotEmpty().allSatisfy(pod -> assertThat(PodSecurity.violation(pod))
                .isEmpty());
    }

    @Test
    void grantsNothingOutsideOfOneNamespaceButASightOfIngressClassesAndNoWildcard() throws IOException {
        assertThat(ofKind("ClusterRole", "base"))
                .singleElement()
                .extracting(role -> Json.list(role, "rules").toString())
                .isEqualTo(
                        "[{\"apiGroups\":[\"networking.k8s.io\"],\"resources\":[\"ingressclasses\"],\"verbs\":[\"get\"]}]");
        assertThat(ofKind("ClusterRoleBinding", "base")).hasSize(1);
        assertThat(ofKind("Role", "base")).hasSize(1).allSatisfy(role -> {
            assertThat(Json.text(role, "metadata/namespace")).isEqualTo(SANDBOXES);
            assertThat(Json.list(role, "rules")).isNotEmpty();
            assertThat(role.toString()).doesNotContain("*", "exec", "escalate", "impersonate");
        });
    }

    @Test
    void grantsRoutesOfAGatewayInThePlaceOfIngresses() throws IOException {
        var ingresses = Json.list(ofKind("Role", "base").get(0), "rules").get(4);
        assertThat(Json.find(ingresses, "resources")).hasToString("[\"ingresses\"]");
        var patch =
                Json.list(objects("components/gateway-api").get(0), "patches").get(0);
        assertThat(Json.text(patch, "patch")).contains("path: /rules/4", "resources: [httproutes]");
    }

    @Test
    void allowsSandboxesNothingByDefault() throws IOException {
        var policies = ofKind("NetworkPolicy", "base");
        assertThat(policies)
                .anySatisfy(policy -> assertThat(Json.find(policy, "spec"))
                        .hasToString("{\"podSelector\":{},\"policyTypes\":[\"Ingress\",\"Egress\"]}"))
                .allSatisfy(policy ->
                        assertThat(Json.text(policy, "metadata/namespace")).isEqualTo(SANDBOXES));
    }

    @Test
    void letsRunnersBeReachedAtTheirPortAlone() throws IOException {
        var ports = objects(".").stream()
                .filter(object -> Json.text(object, "kind").equals("NetworkPolicy"))
                .filter(policy -> Json.text(policy, "metadata/namespace").equals(SANDBOXES))
                .flatMap(policy -> Json.list(policy, "spec/ingress").stream())
                .flatMap(rule -> Json.list(rule, "ports").stream())
                .map(port -> Json.text(port, "port"))
                .toList();
        assertThat(ports).isNotEmpty().containsOnly(Integer.toString(Commands.PORT));
    }

    @Test
    void countsNoPrivateAddressToTheInternet() throws IOException {
        var internet = ofKind("NetworkPolicy", "base").stream()
                .filter(policy -> Json.text(policy, "metadata/name").equals("internet"))
                .findFirst()
                .orElseThrow();
        assertThat(internet.toString())
                .contains(
                        "\"10.0.0.0/8\"",
                        "\"172.16.0.0/12\"",
                        "\"192.168.0.0/16\"",
                        "\"100.64.0.0/10\"",
                        "\"127.0.0.0/8\"",
                        "\"169.254.0.0/16\"");
    }

    @Test
    void countsNothingThatASaveMayNeed() throws IOException {
        assertThat(ofKind("ResourceQuota", "base")).hasSize(1).allSatisfy(quota -> assertThat(
                        Json.object(quota, "spec/hard").keySet())
                .contains("pods", "count/deployments.apps")
                .doesNotContain("secrets", "count/secrets"));
    }

    @Test
    void givesTheCoreAFolderOfItsOwnWithinItsVolume() throws IOException {
        var core = ofKind("Deployment", "components/core").get(0);
        var container = Json.list(core, "spec/template/spec/containers").get(0);
        var folder = Json.list(container, "env").stream()
                .filter(variable -> Json.text(variable, "name").equals("DEVEX_DATA_DIR"))
                .map(variable -> Path.of(Json.text(variable, "value")))
                .findFirst()
                .orElseThrow();
        assertThat(Json.list(container, "volumeMounts"))
                .extracting(mount -> Path.of(Json.text(mount, "mountPath")))
                .contains(folder.getParent())
                .doesNotContain(folder);
    }

    @Test
    void letsTheCoreOfAStackWriteAndRunLibrariesWhereItKeepsFiles() {
        var core = Json.object(documents(STACK).get(0), "services/core");
        assertThat(Json.find(core, "read_only")).hasToString("true");
        // Not a tmpfs: Swarm mounts one as root's, and noexec.
        assertThat(Json.find(core, "volumes")).hasToString("[\"/tmp\",\"/var/lib/devex\"]");
    }

    private static List<JsonObject> ofKind(String kind, String folder) throws IOException {
        return objects(folder).stream()
                .filter(object -> Json.text(object, "kind").equals(kind))
                .toList();
    }

    private static List<JsonObject> objects(String folder) throws IOException {
        try (Stream<Path> files = Files.walk(FOLDER.resolve(folder))) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .flatMap(file -> documents(file).stream())
                    .toList();
        }
    }

    private static List<JsonObject> documents(Path file) {
        var objects = new ArrayList<JsonObject>();
        try (var text = Files.newBufferedReader(file)) {
            for (var document : new Yaml().loadAll(text)) {
                if (new Gson().toJsonTree(document) instanceof JsonObject object) {
                    objects.add(object);
                }
            }
            return objects;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
