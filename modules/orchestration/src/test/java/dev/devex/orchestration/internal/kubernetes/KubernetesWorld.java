package dev.devex.orchestration.internal.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.devex.kernel.ReplId;
import dev.devex.orchestration.Await;
import dev.devex.orchestration.Orchestrator;
import dev.devex.orchestration.SandboxWorld;
import io.kubernetes.client.openapi.ApiClient;
import io.kubernetes.client.util.ClientBuilder;
import io.kubernetes.client.util.credentials.AccessTokenAuthentication;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A cluster in this process. */
final class KubernetesWorld implements SandboxWorld {
    static final Path TEMPLATES = Path.of("..", "..", "templates");
    static final URI SITE = URI.create("http://devex.test");
    static final String INGRESS_CLASS = "web";
    private static final Limits LIMITS =
            new Limits(Duration.ofSeconds(6), Duration.ofMillis(500), Duration.ofSeconds(6));

    final ApiServer server = new ApiServer();
    final Script script = new Script();
    final Volumes volumes = new Volumes();
    final Controllers controllers = new Controllers(server.store);
    final Kubelet kubelet = new Kubelet(server.store, script, volumes);
    final IngressController ingress = new IngressController(server.store);
    private final List<KubernetesOrchestrator> opened = new ArrayList<>();

    KubernetesWorld() throws IOException {}

    @Override
    public Orchestrator open() {
        return open(LIMITS);
    }

    @Override
    public Orchestrator openImpatient() {
        return open(new Limits(Duration.ofSeconds(2), Duration.ofMillis(500), Duration.ofSeconds(2)));
    }

    Orchestrator open(Limits limits) {
        return open(limits, routes(), pods());
    }

    Orchestrator open(Limits limits, RouteOptions routes, PodOptions pods) {
        var objects = new ReplObjects(pods, routes, limits, TEMPLATES);
        var orchestrator = orchestrator(server, objects, routes, limits);
        opened.add(orchestrator);
        return orchestrator;
    }

    static KubernetesOrchestrator orchestrator(
            ApiServer server, ReplObjects objects, RouteOptions routes, Limits limits) {
        var client = client(server);
        return new KubernetesOrchestrator(
                new Cluster(client, "devex-repls"), new ClusterView(client, "devex-repls"), objects, routes, limits);
    }

    RouteOptions routes() {
        return new RouteOptions(false, "http", ingress.authority(), null, Map.of(), null, null);
    }

    /** As {@link #routes()}, by an Ingress class, which the cluster need not have. */
    RouteOptions routesOfClass() {
        return new RouteOptions(false, "http", ingress.authority(), INGRESS_CLASS, Map.of(), null, null);
    }

    RouteOptions routesThroughGateway() {
        var gateway = RouteOptions.Gateway.parse("edge/web");
        return new RouteOptions(false, "http", ingress.authority(), null, Map.of(), null, gateway);
    }

    void haveIngressClass() {
        server.store.put("ingressclasses", Json.of(Map.of("metadata", Json.of(Map.of("name", INGRESS_CLASS)))));
    }

    void assertReadyWithoutAsking(Orchestrator orchestrator) {
        var questions = server.questions.get();
        for (var times = 0; times < 100; times++) {
            orchestrator.check();
        }
        assertThat(server.questions).hasValue(questions);
    }

    Orchestrator open(RouteOptions routes) {
        return open(LIMITS, routes, pods());
    }

    static PodOptions pods() {
        return new PodOptions("devex/runner-{image}:1", SITE, SITE, null, null, Map.of(), List.of(), List.of());
    }

    @Override
    public void store(ReplId repl, String file, String content) {
        volumes.store(repl, file, content);
    }

    @Override
    public Optional<String> stored(ReplId repl, String file) {
        return volumes.stored(repl, file);
    }

    @Override
    public void edit(ReplId repl, String file, String content) {
        volumes.ofPod(pod(repl).uid()).put(file, content);
    }

    @Override
    public Optional<String> seen(ReplId repl, String file) {
        return Optional.ofNullable(volumes.ofPod(pod(repl).uid()).get(file));
    }

    @Override
    public void fail(Step step, int exit, String sentence) {
        script.failures.put(step, new Script.Failure(exit, sentence));
    }

    @Override
    public void hang(Step step) {
        script.hanging.add(step);
    }

    @Override
    public void heal(Step step) {
        script.heal(step);
    }

    @Override
    public boolean isUnderWay(Step step, ReplId repl) {
        return kubelet.isUnderWay(step, repl.value());
    }

    @Override
    public void killRunner(ReplId repl) {
        pod(repl).kill();
    }

    @Override
    public void loseWork(ReplId repl) throws Exception {
        var pod = pod(repl);
        Requests.end(server.store, pod.name(), 0);
        Await.until(() -> server.store.find("pods", pod.name()).isEmpty());
    }

    RunningPod pod(ReplId repl) {
        return kubelet.pods(repl.value()).get(0);
    }

    @Override
    public void close() {
        opened.forEach(KubernetesOrchestrator::close);
        kubelet.close();
        controllers.close();
        ingress.close();
        server.close();
    }

    private static ApiClient client(ApiServer server) {
        return Connection.polite(new ClientBuilder()
                .setBasePath(server.url())
                .setAuthentication(new AccessTokenAuthentication(ApiServer.TOKEN))
                .build());
    }
}
