package dev.devex.orchestration.internal.kubernetes;

import dev.devex.kernel.ReplId;
import dev.devex.orchestration.SandboxSpec;
import io.kubernetes.client.openapi.models.V1Deployment;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Makes the objects of a sandbox and waits until its runner answers, or until it is clear why it will not. */
final class SandboxStart {
    /** Besides every change: what becomes too late is told by nobody. */
    private static final Duration LOOK_AGAIN = Duration.ofMillis(250);

    private static final Duration ROUTE_PATIENCE = Duration.ofSeconds(30);

    private final Cluster cluster;
    private final ClusterView view;
    private final ReplObjects objects;
    private final ServedRoutes routes;
    private final Limits limits;

    SandboxStart(Cluster cluster, ClusterView view, ReplObjects objects, ServedRoutes routes, Limits limits) {
        this.cluster = cluster;
        this.view = view;
        this.objects = objects;
        this.routes = routes;
        this.limits = limits;
    }

    /** Completes what is there of this session already. */
    void run(SandboxSpec spec) throws InterruptedException {
        routes.require();
        var owner = cluster.deployment(spec.repl().value()).orElseGet(() -> cluster.apply(objects.deployment(spec, 0)));
        cluster.apply(objects.secret(spec, owner));
        cluster.apply(objects.service(spec, owner));
        cluster.apply(objects.route(spec, owner));
        cluster.apply(objects.deployment(spec, 1));
        var pod = awaitReady(spec);
        awaitRoute(spec, owner);
        note(spec.repl(), owner, pod);
    }

    /**
     * Waits for a pod that has been up before to answer; false when it does not in time, or not any more.
     *
     * @param answers the sign that it does
     */
    boolean awaitAnswer(DeploymentView deployment, Predicate<PodView> answers) throws InterruptedException {
        var end = System.nanoTime() + limits.start().toNanos();
        while (true) {
            var seen = view.changes().count();
            var pod = deployment.pod().flatMap(name -> view.pod(deployment, name));
            if (pod.filter(answers).isPresent()) {
                return true;
            }
            if (pod.filter(PodView::lives).isEmpty() || System.nanoTime() - end >= 0) {
                return false;
            }
            view.changes().awaitNext(seen, LOOK_AGAIN);
        }
    }

    private PodView awaitReady(SandboxSpec spec) throws InterruptedException {
        var phase = StartPhase.PLACING;
        var since = System.nanoTime();
        while (true) {
            var seen = view.changes().count();
            var pod = newest(spec);
            if (pod.filter(PodView::isReady).isPresent()) {
                return pod.get();
            }
            requireHope(spec, pod);
            var now = StartPhase.of(pod);
            if (now != phase) {
                phase = now;
                since = System.nanoTime();
            }
            if (System.nanoTime() - since >= phase.limit(limits).toNanos()) {
                throw phase.timedOut(pod);
            }
            view.changes().awaitNext(seen, LOOK_AGAIN);
        }
    }

    private void requireHope(SandboxSpec spec, Optional<PodView> pod) {
        var failure = pod.isPresent()
                ? StartFailure.of(pod.get())
                : view.deployment(spec.repl()).flatMap(StartFailure::of);
        if (failure.isPresent()) {
            throw failure.get();
        }
    }

    private Optional<PodView> newest(SandboxSpec spec) {
        return view.pods(spec.repl(), spec.session()).stream()
                .filter(pod -> !pod.isBeingDeleted())
                .max(Comparator.comparing(PodView::createdAt));
    }

    /**
     * Asked for by making them once more: an earlier run had objects of these names, and the cluster's garbage collector, which was
     * about to delete those, may have deleted these.
     */
    private void awaitRoute(SandboxSpec spec, V1Deployment owner) throws InterruptedException {
        cluster.apply(objects.service(spec, owner));
        var end = System.nanoTime() + ROUTE_PATIENCE.toNanos();
        while (!routes.isServed(cluster.apply(objects.route(spec, owner)), System.nanoTime() - end >= 0)) {
            TimeUnit.SECONDS.sleep(1);
        }
    }

    /** From here on the pod holds work that nobody else has. */
    private void note(ReplId repl, V1Deployment owner, PodView pod) throws InterruptedException {
        cluster.annotate(owner, Map.of(Names.POD, pod.name()));
        view.changes().await(() -> view.deployment(repl)
                .flatMap(DeploymentView::pod)
                .filter(pod.name()::equals)
                .isPresent());
    }
}
