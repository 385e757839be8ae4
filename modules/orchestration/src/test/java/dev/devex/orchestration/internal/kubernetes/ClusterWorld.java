package dev.devex.orchestration.internal.kubernetes;

import dev.devex.kernel.ReplId;
import dev.devex.orchestration.Await;
import dev.devex.orchestration.Orchestrator;
import dev.devex.orchestration.SandboxWorld;
import io.kubernetes.client.Exec;
import io.kubernetes.client.openapi.ApiClient;
import io.kubernetes.client.openapi.ApiException;
import io.kubernetes.client.openapi.apis.AppsV1Api;
import io.kubernetes.client.openapi.apis.CoreV1Api;
import io.kubernetes.client.openapi.models.AuthenticationV1TokenRequest;
import io.kubernetes.client.openapi.models.V1ContainerStatus;
import io.kubernetes.client.openapi.models.V1Eviction;
import io.kubernetes.client.openapi.models.V1ObjectMeta;
import io.kubernetes.client.openapi.models.V1Pod;
import io.kubernetes.client.openapi.models.V1TokenRequestSpec;
import io.kubernetes.client.util.ClientBuilder;
import io.kubernetes.client.util.credentials.AccessTokenAuthentication;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A real cluster, of which {@code KUBECONFIG} names an admin. It has {@code k8s/base} and the image of {@code src/test/image} as
 * {@code -Dcluster.image}; its pods reach this machine. The orchestrator has the core's account there, and no right beyond.
 */
final class ClusterWorld implements SandboxWorld {
    static final Limits LIMITS = new Limits(Duration.ofSeconds(60), Duration.ofSeconds(2), Duration.ofSeconds(60));
    static final String NAMESPACE = "devex-repls";
    private static final String FILE = Commands.RUNNER_WORKSPACE + "/";

    final ApiClient admin;
    final ScriptedCore core = new ScriptedCore();
    private final ServiceProxy proxy;
    private final List<KubernetesOrchestrator> opened = new ArrayList<>();

    ClusterWorld() throws IOException {
        admin = ClientBuilder.standard(false).build();
        proxy = new ServiceProxy(admin, NAMESPACE);
        removeLeftovers();
    }

    /** Of a run that was broken off. The answer is a list or a Status, for which the client has no type. */
    private void removeLeftovers() throws IOException {
        try {
            new AppsV1Api(admin)
                    .deleteCollectionNamespacedDeployment(NAMESPACE)
                    .labelSelector(Names.SELECTOR)
                    .buildCall(null)
                    .execute()
                    .close();
        } catch (ApiException e) {
            throw new IOException(e.getResponseBody(), e);
        }
    }

    @Override
    public Orchestrator open() {
        return open(LIMITS);
    }

    @Override
    public Orchestrator openImpatient() {
        return open(new Limits(Duration.ofSeconds(2), Duration.ofSeconds(2), Duration.ofSeconds(2)));
    }

    @Override
    public void store(ReplId repl, String file, String content) {
        core.stored.put(repl.value(), content);
    }

    @Override
    public Optional<String> stored(ReplId repl, String file) {
        return Optional.ofNullable(core.stored.get(repl.value()));
    }

    @Override
    public void edit(ReplId repl, String file, String content) throws IOException {
        run(repl, "printf %s \"$1\" >\"$0\"", FILE + file, content);
    }

    @Override
    public Optional<String> seen(ReplId repl, String file) throws IOException {
        return Optional.of(run(repl, "cat \"$0\"", FILE + file));
    }

    @Override
    public void fail(Step step, int exit, String sentence) {
        core.script.failures.put(step, new Script.Failure(exit, sentence));
    }

    @Override
    public void hang(Step step) {
        core.script.hanging.add(step);
    }

    @Override
    public void heal(Step step) {
        core.script.heal(step);
    }

    @Override
    public boolean isUnderWay(Step step, ReplId repl) {
        return pods(repl).stream().map(PodView::new).anyMatch(pod -> container(step, pod)
                .filter(ContainerStates::isRunning)
                .isPresent());
    }

    @Override
    public void killRunner(ReplId repl) throws IOException {
        core.killed.add(repl.value());
        run(repl, "kill -9 $(cat /tmp/serve.pid)");
    }

    /** As {@code kubectl drain} does. The answer is no Eviction, which the client would have. */
    void drain(ReplId repl) throws ApiException, IOException {
        var name = Present.name(pods(repl).get(0));
        new CoreV1Api(admin)
                .createNamespacedPodEviction(name, NAMESPACE, new V1Eviction().metadata(new V1ObjectMeta().name(name)))
                .buildCall(null)
                .execute()
                .close();
    }

    @Override
    public void loseWork(ReplId repl) throws Exception {
        var name = Present.name(pods(repl).get(0));
        new CoreV1Api(admin)
                .deleteNamespacedPod(name, NAMESPACE)
                .gracePeriodSeconds(0)
                .execute();
        Await.until(() -> pods(repl).stream().map(Present::name).noneMatch(name::equals));
    }

    Orchestrator open(Limits limits) {
        return open(limits, System.getProperty("cluster.image"), Path.of("..", "..", "templates"));
    }

    Orchestrator open(Limits limits, String image, Path templates) {
        var client = client();
        var site = core.url(address());
        var pods = new PodOptions(image, site, site, null, null, Map.of(), List.of(), List.of());
        var routes = new RouteOptions(false, "http", proxy.authority(), null, Map.of(), null, null);
        var orchestrator = new KubernetesOrchestrator(
                new Cluster(client, NAMESPACE),
                new ClusterView(client, NAMESPACE),
                new ReplObjects(pods, routes, limits, templates),
                routes,
                limits);
        opened.add(orchestrator);
        return orchestrator;
    }

    List<V1Pod> pods(ReplId repl) {
        try {
            return new CoreV1Api(admin)
                    .listNamespacedPod(NAMESPACE)
                    .labelSelector(Names.INSTANCE + "=" + repl)
                    .execute()
                    .getItems();
        } catch (ApiException e) {
            throw new IllegalStateException(e.getResponseBody(), e);
        }
    }

    @Override
    public void close() {
        opened.forEach(KubernetesOrchestrator::close);
        proxy.close();
        core.close();
    }

    private static Optional<V1ContainerStatus> container(Step step, PodView pod) {
        return switch (step) {
            case RESTORE -> pod.restore();
            case SERVE -> pod.runner();
            case SAVE ->
                pod.ephemeralNames().stream().reduce((earlier, later) -> later).flatMap(pod::ephemeral);
        };
    }

    /** Runs a command in the runner's container and returns what it says. */
    private String run(ReplId repl, String script, String... arguments) throws IOException {
        var command = new ArrayList<>(List.of("sh", "-c", script));
        command.addAll(List.of(arguments));
        try {
            var process =
                    new Exec(admin).exec(pods(repl).get(0), command.toArray(String[]::new), Names.RUNNER, false, false);
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IOException(script + " ended with " + process.exitValue());
            }
            return said;
        } catch (ApiException e) {
            throw new IOException(e.getResponseBody(), e);
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    /** As the core signs in, and with its rights. */
    private ApiClient client() {
        try {
            var request = new AuthenticationV1TokenRequest()
                    .spec(new V1TokenRequestSpec().audiences(List.of()).expirationSeconds(3600L));
            var token = new CoreV1Api(admin)
                    .createNamespacedServiceAccountToken("devex-core", "devex", request)
                    .execute();
            return Connection.polite(ClientBuilder.standard(false)
                    .setAuthentication(new AccessTokenAuthentication(
                            Present.of(token.getStatus()).getToken()))
                    .build());
        } catch (ApiException e) {
            throw new IllegalStateException(e.getResponseBody(), e);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** This machine's address on the way to the cluster. */
    private String address() {
        var server = URI.create(admin.getBasePath());
        try (var way = new DatagramSocket()) {
            way.connect(new InetSocketAddress(server.getHost(), Math.max(server.getPort(), 443)));
            return way.getLocalAddress().getHostAddress();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
