package dev.devex.orchestration.internal.kubernetes;

import io.kubernetes.client.openapi.models.V1ContainerState;
import io.kubernetes.client.openapi.models.V1ContainerStatus;
import io.kubernetes.client.openapi.models.V1Pod;
import io.kubernetes.client.openapi.models.V1PodCondition;
import io.kubernetes.client.openapi.models.V1PodStatus;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A pod's status, as far as it is asked for. */
record PodView(V1Pod pod) {
    private static final Set<String> OVER = Set.of("Failed", "Succeeded");
    private static final Set<String> NO_IMAGE =
            Set.of("ErrImagePull", "ImagePullBackOff", "InvalidImageName", "ErrImageNeverPull", "ImageInspectError");

    String name() {
        return Present.name(pod);
    }

    OffsetDateTime createdAt() {
        return Present.of(Present.of(pod.getMetadata()).getCreationTimestamp());
    }

    boolean isReady() {
        return !isBeingDeleted()
                && condition("Ready").filter(ready -> isTrue(ready)).isPresent();
    }

    /** Whether none of its containers runs any more, nor will. */
    boolean isOver() {
        return OVER.contains(String.valueOf(status().getPhase()));
    }

    boolean isBeingDeleted() {
        return Present.of(pod.getMetadata()).getDeletionTimestamp() != null;
    }

    /** Whether its node has ended it, which the node does not always say: all that a pod runs is otherwise begun anew. */
    boolean isEvicted() {
        return "Evicted".equals(status().getReason()) || (isOver() && !isBeingDeleted());
    }

    /** Why the cluster ends it, if it does so on purpose (the condition's reason). */
    Optional<String> disruption() {
        return condition("DisruptionTarget")
                .filter(PodView::isTrue)
                .map(condition -> String.valueOf(condition.getReason()));
    }

    /** Whether the runner was ended lately for want of memory. */
    boolean wasOutOfMemory() {
        return runner().flatMap(ContainerStates::end)
                .filter(ContainerStates::isOutOfMemory)
                .isPresent();
    }

    /** Whether it was told to end, and all that there was is stored: by the runner before it ended, or by a saver. */
    boolean hasSavedItself() {
        return (isOver() || isBeingDeleted())
                && (runner().filter(ContainerStates::hasEndedWell).isPresent() || isSaved());
    }

    private boolean isSaved() {
        return ephemeralNames().stream()
                .reduce((earlier, later) -> later)
                .filter(name -> name.startsWith(Names.SAVE))
                .filter(this::hasDone)
                .isPresent();
    }

    /** Whether the runner is there, or comes again by itself. */
    boolean lives() {
        return !isOver() && !isBeingDeleted() && !isCrashLooping();
    }

    /** Whether its runner ends again and again, or what comes before it where a node has begun it anew. */
    boolean isCrashLooping() {
        return begun().map(ContainerStates::waitsFor).anyMatch("CrashLoopBackOff"::equals);
    }

    /** Whether its node answers nobody: the cluster then says that it is not ready, of which its containers know nothing. */
    boolean isOutOfReach() {
        return condition("Ready").filter(ready -> !isTrue(ready)).isPresent()
                && condition("ContainersReady")
                        .filter(containers -> isTrue(containers))
                        .isPresent();
    }

    /** What the cluster says of itself, such as why a pod was evicted. */
    String message() {
        return Optional.ofNullable(status().getMessage()).orElse("");
    }

    /** Why no node takes it, in the scheduler's words. */
    Optional<String> unschedulable() {
        return condition("PodScheduled")
                .filter(condition -> "Unschedulable".equals(condition.getReason()))
                .map(condition -> String.valueOf(condition.getMessage()));
    }

    boolean isScheduled() {
        return condition("PodScheduled").filter(PodView::isTrue).isPresent();
    }

    /** Whether its node has made its network and its volumes; nodes before 1.29 do not say that they have not. */
    boolean isSetUp() {
        return condition("PodReadyToStartContainers")
                .filter(ready -> !isTrue(ready))
                .isEmpty();
    }

    /** Whether a container cannot begin because of what it refers to. */
    boolean isMisconfigured() {
        return begun().anyMatch(status -> ContainerStates.waitsFor(status).equals("CreateContainerConfigError"));
    }

    /** What keeps a container from beginning, in the node's words; only where it is more than that another comes first. */
    Optional<String> waiting() {
        return begun().map(V1ContainerStatus::getState)
                .flatMap(state -> Optional.ofNullable(state).map(V1ContainerState::getWaiting).stream())
                .flatMap(waiting -> Optional.ofNullable(waiting.getMessage()).stream())
                .findFirst();
    }

    private Stream<V1ContainerStatus> begun() {
        return Stream.of(restore(), runner()).flatMap(Optional::stream);
    }

    Optional<V1ContainerStatus> restore() {
        return find(status().getInitContainerStatuses(), Names.RESTORE);
    }

    Optional<V1ContainerStatus> runner() {
        return find(status().getContainerStatuses(), Names.RUNNER);
    }

    Optional<V1ContainerStatus> ephemeral(String name) {
        return find(status().getEphemeralContainerStatuses(), name);
    }

    /** Whether a container that was put into it has done its work. */
    boolean hasDone(String container) {
        return ephemeral(container)
                .flatMap(ContainerStates::end)
                .filter(end -> end.getExitCode() == 0)
                .isPresent();
    }

    /** The names of what was put into it, in the order in which it was. */
    List<String> ephemeralNames() {
        var spec = Present.of(pod.getSpec());
        return Present.list(spec.getEphemeralContainers()).stream()
                .map(container -> Present.of(container.getName()))
                .toList();
    }

    /** The container whose image cannot be had, if that is so. */
    Optional<V1ContainerStatus> withoutImage() {
        return Stream.of(
                        status().getInitContainerStatuses(),
                        status().getContainerStatuses(),
                        status().getEphemeralContainerStatuses())
                .flatMap(statuses -> Present.list(statuses).stream())
                .filter(status -> NO_IMAGE.contains(ContainerStates.waitsFor(status)))
                .findFirst();
    }

    private Optional<V1PodCondition> condition(String type) {
        return Present.list(status().getConditions()).stream()
                .filter(condition -> condition.getType().equals(type))
                .findFirst();
    }

    private static boolean isTrue(V1PodCondition condition) {
        return condition.getStatus().equals("True");
    }

    private static Optional<V1ContainerStatus> find(@Nullable List<V1ContainerStatus> statuses, String name) {
        return Present.list(statuses).stream()
                .filter(status -> status.getName().equals(name))
                .findFirst();
    }

    private V1PodStatus status() {
        return pod.getStatus() == null ? new V1PodStatus() : pod.getStatus();
    }
}
