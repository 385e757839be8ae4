package dev.devex.launcher;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/** What sandboxes may run on, and the settings of a cluster. */
final class Orchestrators {
    static final String PROCESS = "process";
    private static final String KUBERNETES = "kubernetes";
    private static final String CHOICE = "DEVEX_ORCHESTRATOR";
    private static final String DOMAIN = "DEVEX_REPL_DOMAIN";
    private static final String LABEL = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?";
    private static final String NAME = LABEL + "(\\." + LABEL + ")*";
    private static final String QUALIFIED = "([A-Za-z0-9.-]+/)?[A-Za-z0-9]([A-Za-z0-9_.-]*[A-Za-z0-9])?";
    private static final String SEPARATOR = "[,\\n]";

    private Orchestrators() {}

    /**
     * What {@code DEVEX_ORCHESTRATOR} says, or {@link #PROCESS}.
     *
     * @throws InvalidSettingException for what cannot be used, whichever is chosen (KUBECONFIG only with a cluster)
     */
    static String chosen(Variables variables, URI publicUrl) {
        var chosen = variables
                .checked(CHOICE, Set.of(PROCESS, KUBERNETES)::contains, "must be process or kubernetes.")
                .orElse(PROCESS);
        checkCluster(variables);
        checkPods(variables);
        checkRoutes(variables, publicUrl);
        if (chosen.equals(KUBERNETES)) {
            checkNeeded(variables);
        }
        return chosen;
    }

    private static void checkNeeded(Variables variables) {
        if (variables.flag("DEVEX_LOCAL_LOGIN").orElse(false)) {
            throw new InvalidSettingException(
                    "DEVEX_LOCAL_LOGIN", "cannot be true with DEVEX_ORCHESTRATOR=kubernetes.");
        }
        variables.checked("KUBECONFIG", Orchestrators::isReadableFile, "must name one file that can be read.");
        for (var name : new String[] {"DEVEX_RUNNER_IMAGE", DOMAIN}) {
            if (variables.text(name).isEmpty()) {
                throw new InvalidSettingException(name, "is missing: DEVEX_ORCHESTRATOR=kubernetes needs it.");
            }
        }
    }

    private static boolean isReadableFile(String name) {
        return Files.isRegularFile(Path.of(name)) && Files.isReadable(Path.of(name));
    }

    private static void checkCluster(Variables variables) {
        variables.checked(
                "DEVEX_KUBERNETES_NAMESPACE", name -> name.matches(LABEL), "must be the name of a namespace.");
        variables.address("DEVEX_KUBERNETES_CORE_URL");
        variables.duration("DEVEX_KUBERNETES_NODE_WAIT");
        variables.duration("DEVEX_SANDBOX_START_LIMIT");
        variables.duration("DEVEX_SANDBOX_TRANSFER_LIMIT");
    }

    private static void checkPods(Variables variables) {
        variables.word("DEVEX_RUNNER_IMAGE");
        for (var name : Set.of("DEVEX_KUBERNETES_RUNTIME_CLASS", "DEVEX_KUBERNETES_PRIORITY_CLASS")) {
            variables.checked(name, value -> value.matches(NAME), "must be the name of such a class.");
        }
        list(variables, "DEVEX_KUBERNETES_PULL_SECRETS", NAME, "must be names of Secrets, separated by commas.");
        list(
                variables,
                "DEVEX_KUBERNETES_NODE_SELECTOR",
                QUALIFIED + "=[A-Za-z0-9_.-]*",
                "must be labels of nodes like disk=ssd, separated by commas.");
        list(
                variables,
                "DEVEX_KUBERNETES_TOLERATIONS",
                QUALIFIED + "(=[A-Za-z0-9_.-]*)?(:(NoSchedule|PreferNoSchedule|NoExecute))?",
                "must be taints like repls=only:NoSchedule, separated by commas.");
    }

    private static void checkRoutes(Variables variables, URI publicUrl) {
        var byPath = variables
                .checked("DEVEX_REPL_ROUTING", Set.of("subdomain", "path")::contains, "must be subdomain or path.")
                .filter("path"::equals)
                .isPresent();
        var domain = variables.checked(
                DOMAIN, value -> value.matches(NAME + "(:[0-9]{1,5})?"), "must be a domain, perhaps with a port.");
        if (byPath
                && domain.map(Orchestrators::host)
                        .filter(publicUrl.getHost()::equals)
                        .isPresent()) {
            throw new InvalidSettingException(
                    DOMAIN, "must not be the host of DEVEX_PUBLIC_URL: programs of users would share its cookies.");
        }
        for (var name : Set.of("DEVEX_INGRESS_CLASS", "DEVEX_INGRESS_TLS_SECRET")) {
            variables.checked(name, value -> value.matches(NAME), "must be the name of an object of the cluster.");
        }
        list(variables, "DEVEX_INGRESS_ANNOTATIONS", QUALIFIED + "=.*", "must be annotations like a.example/b=c.");
        variables.checked(
                "DEVEX_GATEWAY",
                value -> value.matches(LABEL + "/" + NAME + "(/" + NAME + ")?"),
                "must be namespace/name.");
    }

    private static String host(String domain) {
        return domain.replaceFirst(":\\d+$", "");
    }

    private static void list(Variables variables, String name, String word, String fact) {
        variables.checked(name, value -> isList(value, word), fact);
    }

    private static boolean isList(String value, String word) {
        for (var each : value.split(SEPARATOR)) {
            if (!each.isBlank() && !each.strip().matches(word)) {
                return false;
            }
        }
        return true;
    }
}
