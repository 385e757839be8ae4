package dev.devex.orchestration.internal.kubernetes;

import dev.devex.kernel.ReplId;
import dev.devex.orchestration.Orchestrator;
import dev.devex.orchestration.SandboxSpec;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** A cluster of which nothing but the API server is there, and in which sandboxes run already, each in its first session. */
public final class BusyCluster implements AutoCloseable {
    private static final Limits LIMITS =
            new Limits(Duration.ofSeconds(60), Duration.ofSeconds(3), Duration.ofMinutes(10));
    private static final RouteOptions ROUTES =
            new RouteOptions(false, "https", "repls.test", null, Map.of(), null, null);

    private final ApiServer server = new ApiServer();
    private final ReplObjects objects =
            new ReplObjects(KubernetesWorld.pods(), ROUTES, LIMITS, KubernetesWorld.TEMPLATES);
    private final List<KubernetesOrchestrator> opened = new ArrayList<>();

    public BusyCluster(Collection<ReplId> running) throws IOException {
        running.forEach(this::run);
        server.store.compact();
    }

    public Orchestrator open() {
        var orchestrator = KubernetesWorld.orchestrator(server, objects, ROUTES, LIMITS);
        opened.add(orchestrator);
        return orchestrator;
    }

    /** How often the API server was asked for anything but to watch. */
    public int questions() {
        return server.questions.get();
    }

    @Override
    public void close() {
        opened.forEach(KubernetesOrchestrator::close);
        server.close();
    }

    private void run(ReplId repl) {
        var spec = new SandboxSpec(repl, "node", 1, "token", "{}");
        var name = repl + "-of-a-replica-set";
        var deployment = Json.parse(SparseJson.of(objects.deployment(spec, 1)).toString());
        Json.set(deployment, "metadata/annotations/" + Names.POD.replace('/', '~'), name);
        server.store.put("deployments", deployment);
        var pod = Json.object(deployment, "spec/template").deepCopy();
        Json.set(pod, "metadata/name", name);
        server.store.put("pods", pod);
        var status = new PodStatus(server.store, name);
        status.scheduled();
        status.running("container", Names.RUNNER);
        status.ready(true);
    }
}
