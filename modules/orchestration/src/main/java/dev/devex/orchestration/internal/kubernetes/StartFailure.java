package dev.devex.orchestration.internal.kubernetes;

import dev.devex.orchestration.SandboxStartException;
import dev.devex.orchestration.internal.runner.Outcome;
import io.kubernetes.client.openapi.models.V1ContainerState;
import io.kubernetes.client.openapi.models.V1ContainerStateTerminated;
import io.kubernetes.client.openapi.models.V1ContainerStateWaiting;
import io.kubernetes.client.openapi.models.V1ContainerStatus;
import java.util.Optional;
import java.util.Set;

/** What has gone wrong with a start, by the first sign of it. */
final class StartFailure {
    /** What a container refers to is wrong; waiting does not help. */
    private static final Set<String> REFUSED = Set.of("CreateContainerError", "RunContainerError", "InvalidImageName");

    private StartFailure() {}

    /** That the cluster makes no pod. */
    static Optional<SandboxStartException> of(DeploymentView deployment) {
        return deployment.podRefusal().map(message -> Answers.quota(message)
                .map(sentence -> new SandboxStartException("quotaExceeded", sentence))
                .orElseGet(() -> new SandboxStartException(
                        "refused", "The cluster refuses the sandbox: " + Answers.brief(message))));
    }

    static Optional<SandboxStartException> of(PodView pod) {
        if (pod.isEvicted()) {
            return Optional.of(new SandboxStartException("evicted", evicted(pod)));
        }
        return pod.withoutImage()
                .map(status -> new SandboxStartException("imageUnavailable", withoutImage(status)))
                .or(() -> pod.restore().flatMap(StartFailure::ofRestore))
                .or(() -> pod.runner().flatMap(StartFailure::ofRunner));
    }

    static SandboxStartException noNode(String message) {
        return new SandboxStartException(
                "noNodeFits", "No node of the cluster has room for the sandbox: " + Answers.brief(message));
    }

    /** That a pod was ended by its node, in a sentence. */
    static String evicted(PodView pod) {
        return pod.message().isEmpty()
                ? "The sandbox's node has ended it, as when it takes more disk than its template allows."
                : "The cluster has ended the sandbox to free its node: " + Answers.brief(pod.message());
    }

    /** That a container's image cannot be had, in a sentence. */
    static String withoutImage(V1ContainerStatus status) {
        return "The image " + status.getImage() + " cannot be had: " + why(status);
    }

    private static Optional<SandboxStartException> ofRestore(V1ContainerStatus status) {
        return ContainerStates.end(status)
                .filter(end -> end.getExitCode() != 0)
                .map(end -> ContainerStates.isOutOfMemory(end)
                        ? outOfMemory()
                        : outcome(end).restoreFailure())
                .or(() -> ofWaiting(status));
    }

    private static Optional<SandboxStartException> ofRunner(V1ContainerStatus status) {
        return ContainerStates.end(status)
                .map(end -> ContainerStates.isOutOfMemory(end)
                        ? outOfMemory()
                        : outcome(end).serveFailure())
                .or(() -> ofWaiting(status));
    }

    private static Optional<SandboxStartException> ofWaiting(V1ContainerStatus status) {
        return Optional.ofNullable(status.getState())
                .map(V1ContainerState::getWaiting)
                .filter(waiting -> REFUSED.contains(String.valueOf(waiting.getReason())))
                .map(waiting -> refused(String.valueOf(waiting.getMessage())));
    }

    /** What its node does not take, in the node's words. */
    static SandboxStartException refused(String message) {
        return new SandboxStartException("refused", "The node refuses the sandbox: " + Answers.brief(message));
    }

    static Outcome outcome(V1ContainerStateTerminated end) {
        return Outcome.of(
                end.getExitCode(), Optional.ofNullable(end.getMessage()).orElse(""));
    }

    private static SandboxStartException outOfMemory() {
        return new SandboxStartException("outOfMemory", "The sandbox needs more memory than its template allows it.");
    }

    private static String why(V1ContainerStatus status) {
        return Optional.ofNullable(status.getState())
                .map(V1ContainerState::getWaiting)
                .map(V1ContainerStateWaiting::getMessage)
                .map(Answers::brief)
                .orElse("the node does not say why.");
    }
}
