package dev.devex.orchestration.internal.kubernetes;

import static dev.devex.orchestration.internal.kubernetes.Commands.HOME;
import static dev.devex.orchestration.internal.kubernetes.Commands.PORT;
import static dev.devex.orchestration.internal.kubernetes.Commands.STATE;
import static dev.devex.orchestration.internal.kubernetes.Commands.WHOLE;
import static dev.devex.orchestration.internal.kubernetes.Commands.WORKSPACE;

import dev.devex.kernel.ReplId;
import dev.devex.orchestration.SandboxSpec;
import io.kubernetes.client.custom.IntOrString;
import io.kubernetes.client.custom.Quantity;
import io.kubernetes.client.openapi.models.V1Affinity;
import io.kubernetes.client.openapi.models.V1Container;
import io.kubernetes.client.openapi.models.V1ContainerPort;
import io.kubernetes.client.openapi.models.V1EmptyDirVolumeSource;
import io.kubernetes.client.openapi.models.V1EnvVar;
import io.kubernetes.client.openapi.models.V1EphemeralContainer;
import io.kubernetes.client.openapi.models.V1HTTPGetAction;
import io.kubernetes.client.openapi.models.V1KeyToPath;
import io.kubernetes.client.openapi.models.V1LabelSelector;
import io.kubernetes.client.openapi.models.V1PodAffinityTerm;
import io.kubernetes.client.openapi.models.V1PodAntiAffinity;
import io.kubernetes.client.openapi.models.V1PodSecurityContext;
import io.kubernetes.client.openapi.models.V1PodSpec;
import io.kubernetes.client.openapi.models.V1Probe;
import io.kubernetes.client.openapi.models.V1SeccompProfile;
import io.kubernetes.client.openapi.models.V1SecretVolumeSource;
import io.kubernetes.client.openapi.models.V1Volume;
import io.kubernetes.client.openapi.models.V1VolumeMount;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The pod of a sandbox: it may do nothing that its user's programs do not need, and is granted no right in the cluster. */
final class PodShape {
    private static final long USER = 1000L;
    /** For a drained node: ending the user's programs takes seconds, and a save of what they left may take longer. */
    private static final long GRACE_SECONDS = 120L;

    private static final String SANDBOX = "sandbox";
    private static final String TEMPORARY = "tmp";
    private static final String KEYS = "keys";
    private static final String TEMPORARY_SIZE = "1Gi";
    /** A label that every node has, with the same value: one place. */
    private static final String EVERY_NODE = "kubernetes.io/os";

    private static final String FROM_LOG = "FallbackToLogsOnError";

    private final PodOptions options;
    private final RouteOptions routes;
    private final Duration startLimit;

    PodShape(PodOptions options, RouteOptions routes, Duration startLimit) {
        this.options = options;
        this.routes = routes;
        this.startLimit = startLimit;
    }

    V1PodSpec spec(SandboxSpec spec, TemplateNeeds needs, Map<String, String> labels) {
        return new V1PodSpec()
                .automountServiceAccountToken(false)
                .enableServiceLinks(false)
                // Whoever reaps the orphans of the user's programs: the runner is no init.
                .shareProcessNamespace(true)
                .terminationGracePeriodSeconds(GRACE_SECONDS)
                .securityContext(new V1PodSecurityContext()
                        .runAsNonRoot(true)
                        .runAsUser(USER)
                        .runAsGroup(USER)
                        .fsGroup(USER)
                        .seccompProfile(new V1SeccompProfile().type("RuntimeDefault")))
                .runtimeClassName(options.runtimeClass())
                .priorityClassName(options.priorityClass())
                .nodeSelector(options.nodeSelector().isEmpty() ? null : options.nodeSelector())
                .tolerations(options.tolerations().isEmpty() ? null : options.tolerations())
                .imagePullSecrets(options.pullSecrets().isEmpty() ? null : options.pullSecrets())
                .affinity(alone(labels))
                .initContainers(List.of(restore(spec, needs)))
                .containers(List.of(runner(spec.repl(), needs)))
                .volumes(volumes(spec, needs));
    }

    /**
     * Wherever its predecessor of the same run is: until that one has ended, and so saved what it had, a pod in its place would
     * restore less than there is, and store that as the newest.
     */
    private static V1Affinity alone(Map<String, String> labels) {
        return new V1Affinity()
                .podAntiAffinity(new V1PodAntiAffinity()
                        .requiredDuringSchedulingIgnoredDuringExecution(List.of(new V1PodAffinityTerm()
                                .labelSelector(new V1LabelSelector().matchLabels(labels))
                                .topologyKey(EVERY_NODE))));
    }

    /** A container that is put into a pod that runs; what it runs it may do with the volume as a whole. */
    static V1EphemeralContainer ephemeral(String name, String image, List<String> command, List<V1EnvVar> environment) {
        return new V1EphemeralContainer()
                .name(name)
                .image(image)
                // Its node has it: the runner's is the same. By a tag like latest it would be asked of the registry
                // again.
                .imagePullPolicy("IfNotPresent")
                .command(command)
                .env(environment.isEmpty() ? null : environment)
                .terminationMessagePolicy(FROM_LOG)
                .securityContext(Confinement.container())
                .volumeMounts(List.of(mount(SANDBOX, WHOLE), mount(TEMPORARY, "/tmp")));
    }

    private V1Container restore(SandboxSpec spec, TemplateNeeds needs) {
        return container(Names.RESTORE, needs)
                .command(Commands.restore())
                .env(List.of(AccessSecret.variable(spec)))
                .volumeMounts(List.of(mount(SANDBOX, WHOLE), mount(TEMPORARY, "/tmp")));
    }

    private V1Container runner(ReplId repl, TemplateNeeds needs) {
        var basePath = routes.basePath(repl);
        return container(Names.RUNNER, needs)
                .command(Commands.serve(repl.value(), basePath, options))
                .env(List.of(new V1EnvVar().name("HOME").value(Commands.RUNNER_HOME)))
                .workingDir(Commands.RUNNER_WORKSPACE)
                .ports(List.of(new V1ContainerPort().name("http").containerPort(PORT)))
                .startupProbe(ping(basePath, 1, Math.toIntExact(startLimit.toSeconds()) + 1))
                .readinessProbe(ping(basePath, 2, 2))
                .volumeMounts(List.of(
                        mount(SANDBOX, Commands.RUNNER_WORKSPACE).subPath(WORKSPACE),
                        mount(SANDBOX, Commands.RUNNER_HOME).subPath(HOME),
                        mount(SANDBOX, Commands.RUNNER_STATE).subPath(STATE),
                        mount(KEYS, Commands.KEYS).readOnly(true),
                        mount(TEMPORARY, "/tmp")));
    }

    private V1Container container(String name, TemplateNeeds needs) {
        return new V1Container()
                .name(name)
                .image(options.image(needs))
                .terminationMessagePolicy(FROM_LOG)
                .resources(needs.resources())
                .securityContext(Confinement.container());
    }

    private static V1Probe ping(String basePath, int period, int failures) {
        return new V1Probe()
                .httpGet(new V1HTTPGetAction().path(basePath + "/ping").port(new IntOrString("http")))
                .periodSeconds(period)
                .timeoutSeconds(2)
                .failureThreshold(failures);
    }

    private static List<V1Volume> volumes(SandboxSpec spec, TemplateNeeds needs) {
        var keys = new V1KeyToPath().key(Commands.KEYS_FILE).path(Commands.KEYS_FILE);
        return List.of(
                new V1Volume().name(SANDBOX).emptyDir(new V1EmptyDirVolumeSource().sizeLimit(needs.disk())),
                new V1Volume()
                        .name(TEMPORARY)
                        .emptyDir(new V1EmptyDirVolumeSource().sizeLimit(new Quantity(TEMPORARY_SIZE))),
                new V1Volume()
                        .name(KEYS)
                        .secret(new V1SecretVolumeSource()
                                .secretName(AccessSecret.name(spec))
                                .items(List.of(keys))));
    }

    private static V1VolumeMount mount(String volume, String path) {
        return new V1VolumeMount().name(volume).mountPath(path);
    }
}
