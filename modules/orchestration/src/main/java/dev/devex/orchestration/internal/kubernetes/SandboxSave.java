package dev.devex.orchestration.internal.kubernetes;

import dev.devex.orchestration.SandboxSpec;
import dev.devex.orchestration.SaveFailedException;
import dev.devex.orchestration.StopResult;
import dev.devex.orchestration.internal.runner.Outcome;
import io.kubernetes.client.openapi.models.V1Container;
import io.kubernetes.client.openapi.models.V1EnvVar;
import io.kubernetes.client.openapi.models.V1Pod;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Saves what a pod holds by a container that is put into it. One that a former server has begun is waited for instead: there is one
 * saver at a time.
 */
final class SandboxSave {
    private static final Logger LOG = System.getLogger(SandboxSave.class.getName());
    /** By then the view has caught up with what became of a pod, if it was told at all. */
    private static final Duration TOLD = Duration.ofSeconds(2);

    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);
    private static final Outcome DONE = new Outcome(0, "");

    private final Cluster cluster;
    private final ClusterView view;
    private final ReplObjects objects;
    private final Limits limits;

    SandboxSave(Cluster cluster, ClusterView view, ReplObjects objects, Limits limits) {
        this.cluster = cluster;
        this.view = view;
        this.objects = objects;
        this.limits = limits;
    }

    /** Returns once what the pod holds is stored, or once there is no such pod any more. */
    StopResult run(SandboxSpec spec, DeploymentView deployment, String podName) throws InterruptedException {
        var pod = cluster.pod(podName).map(PodView::new).filter(there -> !there.isOver());
        if (pod.isEmpty()) {
            return result(deployment, podName);
        }
        if (pod.get().isBeingDeleted()) {
            awaitEnd(deployment, podName);
            return result(deployment, podName);
        }
        var container = underWay(pod.get()).orElseGet(() -> begin(spec, deployment, pod.get()));
        var end = await(deployment, podName, container);
        if (!end.done()) {
            LOG.log(Level.WARNING, "The save of {0} failed: {1}", spec.repl(), end.sentence());
            throw end.saveFailure();
        }
        return StopResult.SAVED;
    }

    /**
     * Has the runner serve again that a save has stopped.
     *
     * @return the container that ends well once the runner answers, of which the cluster itself may learn late; none without a pod
     */
    Optional<String> release(String podName) {
        return cluster.pod(podName).map(PodView::new).map(pod -> {
            var runner = runner(pod.pod());
            var name = next(pod, Names.RELEASE);
            var command = Commands.release(ping(runner), limits.start());
            cluster.add(pod.pod(), PodShape.ephemeral(name, image(runner), command, List.of()));
            return name;
        });
    }

    private Optional<String> underWay(PodView pod) {
        return pod.ephemeralNames().stream()
                .filter(name -> name.startsWith(Names.SAVE))
                .filter(name ->
                        pod.ephemeral(name).flatMap(ContainerStates::end).isEmpty())
                .findFirst();
    }

    private String begin(SandboxSpec spec, DeploymentView deployment, PodView pod) {
        var name = next(pod, Names.SAVE);
        cluster.apply(objects.secret(spec, deployment.deployment()));
        var environment = List.<V1EnvVar>of(AccessSecret.variable(spec));
        var image = image(runner(pod.pod()));
        cluster.add(pod.pod(), PodShape.ephemeral(name, image, Commands.save(limits.transfer()), environment));
        return name;
    }

    private Outcome await(DeploymentView deployment, String podName, String container) throws InterruptedException {
        var deadline = System.nanoTime() + limits.transfer().toNanos();
        while (true) {
            var seen = view.changes().count();
            var pod = view.pod(deployment, podName);
            if (pod.isEmpty() || pod.get().isOver()) {
                requireSaved(deployment, podName);
                return DONE;
            }
            var end = pod.get().ephemeral(container).flatMap(ContainerStates::end);
            if (end.isPresent()) {
                return StartFailure.outcome(end.get());
            }
            requireImage(pod.get(), container);
            requireNode(pod.get());
            if (System.nanoTime() - deadline >= 0) {
                throw new SaveFailedException("saveTimedOut", "Saving took too long.");
            }
            view.changes().awaitNext(seen, LOOK_AGAIN);
        }
    }

    /** A pod that is ending saves by itself; what it has not stored by then is lost. */
    private void awaitEnd(DeploymentView deployment, String podName) throws InterruptedException {
        if (!view.changes().await(() -> hasEnded(deployment, podName), limits.transfer())) {
            throw new SaveFailedException(
                    "saveTimedOut", "The sandbox is being ended by the cluster, and does not end.");
        }
    }

    private boolean hasEnded(DeploymentView deployment, String podName) {
        var pod = view.pod(deployment, podName).filter(there -> !there.isOver());
        pod.ifPresent(SandboxSave::requireNode);
        return pod.isEmpty();
    }

    /** What a pod says that ends in the middle of a save may tell of the save's end, too. */
    private void requireSaved(DeploymentView deployment, String podName) throws InterruptedException {
        if (result(deployment, podName) != StopResult.SAVED) {
            throw new SaveFailedException("saveFailed", "The sandbox ended while it was being saved.");
        }
    }

    private static void requireImage(PodView pod, String container) {
        pod.withoutImage().filter(status -> status.getName().equals(container)).ifPresent(status -> {
            throw new SaveFailedException("saveFailed", StartFailure.withoutImage(status));
        });
    }

    private static void requireNode(PodView pod) {
        if (pod.isOutOfReach()) {
            throw new SaveFailedException(
                    "nodeUnreachable", "The node of the sandbox does not answer: it is saved once the node is back.");
        }
    }

    /** Of a pod that is over, or gone: its runner may have said that it has stored everything. */
    private StopResult result(DeploymentView deployment, String podName) throws InterruptedException {
        view.changes().await(() -> end(deployment, podName).isPresent(), TOLD);
        return end(deployment, podName).filter(PodEnd::saved).isPresent() ? StopResult.SAVED : StopResult.WORK_GONE;
    }

    private Optional<PodEnd> end(DeploymentView deployment, String podName) {
        return view.pod(deployment, podName)
                .filter(PodView::isOver)
                .map(pod -> PodEnd.of(pod, true))
                .or(() -> view.departed(podName).filter(PodEnd::over));
    }

    private static V1Container runner(V1Pod pod) {
        return Present.of(pod.getSpec()).getContainers().stream()
                .filter(container -> container.getName().equals(Names.RUNNER))
                .findFirst()
                .orElseThrow();
    }

    /** Of the runner's very image: its command line is the one that the runner's state is for. */
    private static String image(V1Container runner) {
        return Present.of(runner.getImage());
    }

    private static String ping(V1Container runner) {
        return Present.of(
                Present.of(Present.of(runner.getReadinessProbe()).getHttpGet()).getPath());
    }

    private static String next(PodView pod, String purpose) {
        return purpose + "-"
                + (pod.ephemeralNames().stream()
                                .filter(name -> name.startsWith(purpose))
                                .count()
                        + 1);
    }
}
