package dev.devex.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {
    private static final Path CHECKOUT = Path.of("/checkout/.devex");
    private static final String KEY = "0123456789abcdef0123456789abcdef";
    private static final Map<String, String> STORE = Map.of(
            "S3_ENDPOINT",
            "http://store:9000",
            "S3_BUCKET",
            "work",
            "S3_ACCESS_KEY",
            "access",
            "S3_SECRET_KEY",
            "hidden");

    private static final Map<String, String> CLUSTER = Map.of(
            "DEVEX_ORCHESTRATOR", "kubernetes",
            "DEVEX_RUNNER_IMAGE", "devex/runner-{image}:1",
            "DEVEX_REPL_DOMAIN", "repls.example.net");

    @Test
    void embedsEverythingWithoutASetting() {
        assertThat(from(Map.of()))
                .returns(new DataSettings(false, false, CHECKOUT), Settings::data)
                .returns(true, Settings::localLogin)
                .returns(URI.create("http://localhost:9080"), Settings::publicUrl)
                .returns(9080, Settings::port);
    }

    @Test
    void takesAnEmptyVariableAsNotSet() {
        assertThat(from(Map.of("REDIS_URL", "", "DEVEX_LOCAL_LOGIN", " ", "DEVEX_DATA_DIR", "")))
                .isEqualTo(from(Map.of()));
    }

    @Test
    void listensWhereBrowsersAreToldToGo() {
        assertThat(from(Map.of("DEVEX_PUBLIC_URL", "http://localhost:19080/")))
                .returns(19_080, Settings::port)
                .returns(URI.create("http://localhost:19080"), Settings::publicUrl);
        assertThat(from(Map.of("DEVEX_PUBLIC_URL", "https://devex.example.com")).port())
                .isEqualTo(9080);
    }

    @Test
    void letsNobodyInByNameAloneUnlessAllIsEmbedded() {
        assertThat(from(STORE).localLogin()).isFalse();
        assertThat(from(Map.of("REDIS_URL", "redis://cache:6379", "DEVEX_SECRET_KEY", KEY))
                        .localLogin())
                .isFalse();
        assertThat(from(Map.of("DEVEX_PUBLIC_URL", "https://devex.example.com")).localLogin())
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "REDIS_URL, localhost:6379",
        "REDIS_URL, http://localhost:6379",
        "REDIS_URL, redis://",
        "S3_ENDPOINT, store:9000",
        "S3_BUCKET, No_Bucket",
        "S3_REGION, eu-north-1",
        "S3_ACCESS_KEY, alone",
        "DEVEX_ORCHESTRATOR, docker",
        "DEVEX_KUBERNETES_NAMESPACE, Not_One",
        "DEVEX_KUBERNETES_CORE_URL, core:9080",
        "DEVEX_KUBERNETES_NODE_WAIT, a minute",
        "DEVEX_KUBERNETES_RUNTIME_CLASS, gVisor!",
        "DEVEX_KUBERNETES_PRIORITY_CLASS, UPPER",
        "DEVEX_KUBERNETES_NODE_SELECTOR, ssd",
        "DEVEX_KUBERNETES_TOLERATIONS, repls:Never",
        "DEVEX_KUBERNETES_PULL_SECRETS, one two",
        "DEVEX_RUNNER_IMAGE, two words",
        "DEVEX_REPL_ROUTING, host",
        "DEVEX_REPL_DOMAIN, https://repls.example.net",
        "DEVEX_INGRESS_CLASS, Not One",
        "DEVEX_INGRESS_ANNOTATIONS, alone",
        "DEVEX_INGRESS_TLS_SECRET, two words",
        "DEVEX_GATEWAY, alone",
        "DEVEX_SANDBOX_START_LIMIT, 60",
        "DEVEX_SANDBOX_TRANSFER_LIMIT, PT-1M",
        "DEVEX_LOCAL_LOGIN, yes",
        "DEVEX_PUBLIC_URL, localhost:9080",
        "DEVEX_PUBLIC_URL, http://localhost:9080/devex",
        "DEVEX_PUBLIC_URL, http://localhost:99999",
        "DEVEX_PUBLIC_URL, http://user@localhost",
        "DEVEX_HTTP_PORT, 0",
        "DEVEX_SECRET_KEY, short",
        "DEVEX_METRICS_TOKEN, two words",
        "DEVEX_MAX_REPLS_PER_USER, 0",
        "DEVEX_MAX_REPLS_PER_USER, many",
        "DEVEX_WORKSPACE_MAX_BYTES, 2GB",
        "DEVEX_WORKSPACE_MAX_BYTES, 0",
        "DEVEX_SNAPSHOTS_KEEP_ALL, a day",
        "DEVEX_SNAPSHOTS_KEEP_HOURLY, P1W2D",
        "DEVEX_SNAPSHOTS_KEEP_DAILY, PT0S",
        "DEVEX_SNAPSHOTS_KEEP_DAILY, P36501D",
        "DEVEX_SNAPSHOTS_KEEP_ALL, P1000000000000D",
        "DEVEX_SNAPSHOTS_KEEP_HOURLY, PT9223372036854775807S",
        "DEVEX_IDLE_TIMEOUT, 15 minutes",
        "DEVEX_IDLE_TIMEOUT, PT0S",
        "DEVEX_IDLE_MAX, PT-12H",
        "DEVEX_PIN_MAX, 24",
        "GITHUB_URL, github",
    })
    void refusesByNameWhatCannotBeUsed(String variable, String value) {
        assertRefused(
                Map.of(variable, value),
                variable.startsWith("S3_A") || variable.equals("S3_BUCKET") ? "S3_" : variable);
    }

    @Test
    void refusesHalfOfWhatBelongsTogether() {
        assertRefused(Map.of("GITHUB_CLIENT_ID", "id"), "GITHUB_CLIENT_SECRET");
        assertRefused(Map.of("GITHUB_CLIENT_SECRET", "hidden"), "GITHUB_CLIENT_ID");
        assertRefused(Map.of("REDIS_URL", "redis://cache:6379"), "DEVEX_SECRET_KEY");
        STORE.keySet().forEach(missing -> assertRefused(without(STORE, missing), missing));
    }

    @Test
    void refusesALocalLoginThatOthersCouldReach() {
        assertRefused(
                Map.of("DEVEX_LOCAL_LOGIN", "true", "DEVEX_PUBLIC_URL", "http://devex.example.com"),
                "DEVEX_LOCAL_LOGIN");
        assertRefused(Map.of("DEVEX_LOCAL_LOGIN", "true", "DEVEX_ORCHESTRATOR", "kubernetes"), "DEVEX_LOCAL_LOGIN");
    }

    @Test
    void runsSandboxesInAClusterThatIsFullyNamed() {
        assertThat(from(CLUSTER)).returns("kubernetes", Settings::orchestrator).returns(false, Settings::localLogin);
        assertThat(from(Map.of()).orchestrator()).isEqualTo("process");
        assertRefused(without(CLUSTER, "DEVEX_RUNNER_IMAGE"), "DEVEX_RUNNER_IMAGE");
        assertRefused(without(CLUSTER, "DEVEX_REPL_DOMAIN"), "DEVEX_REPL_DOMAIN");
    }

    @Test
    void takesOneKubeconfigAndOnlyWithACluster(@TempDir Path folder) throws IOException {
        var file = Files.createFile(folder.resolve("config")).toString();
        for (var unusable : List.of("/nowhere/config", folder.toString(), file + ":" + file)) {
            assertRefused(with(CLUSTER, "KUBECONFIG", unusable), "KUBECONFIG");
            assertThat(from(Map.of("KUBECONFIG", unusable))).isEqualTo(from(Map.of()));
        }
        assertThat(from(with(CLUSTER, "KUBECONFIG", file))).isEqualTo(from(CLUSTER));
    }

    @Test
    void refusesToLeadToUsersProgramsUnderItsOwnHost() {
        var byPath = with(CLUSTER, "DEVEX_REPL_ROUTING", "path");
        assertRefused(with(byPath, "DEVEX_REPL_DOMAIN", "localhost:8443"), "DEVEX_REPL_DOMAIN");
    }

    @Test
    void neverRepeatsASecret() {
        assertThatThrownBy(() -> from(Map.of("DEVEX_SECRET_KEY", "hunter2"))).hasMessageNotContaining("hunter2");
        assertThatThrownBy(() -> from(Map.of("REDIS_URL", "http://:hunter2@cache")))
                .hasMessageNotContaining("hunter2");
    }

    private static void assertRefused(Map<String, String> environment, String variable) {
        assertThatThrownBy(() -> from(environment))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageStartingWith(variable)
                .hasMessageEndingWith(".");
    }

    private static Map<String, String> with(Map<String, String> all, String name, String value) {
        var settings = new HashMap<>(all);
        settings.put(name, value);
        return settings;
    }

    private static Map<String, String> without(Map<String, String> all, String name) {
        var settings = new HashMap<>(all);
        settings.remove(name);
        return settings;
    }

    private static Settings from(Map<String, String> environment) {
        return Settings.from(environment, CHECKOUT);
    }
}
