package dev.devex.orchestration.internal.kubernetes;

import io.kubernetes.client.openapi.models.V1ContainerState;
import io.kubernetes.client.openapi.models.V1ContainerStateTerminated;
import io.kubernetes.client.openapi.models.V1ContainerStatus;
import java.util.Optional;
import java.util.stream.Stream;

/** What a container's status says of it. */
final class ContainerStates {
    private static final String OUT_OF_MEMORY = "OOMKilled";

    private ContainerStates() {}

    /** How a container ended, be it tried again by now. */
    static Optional<V1ContainerStateTerminated> end(V1ContainerStatus status) {
        return Stream.of(Optional.ofNullable(status.getState()), Optional.ofNullable(status.getLastState()))
                .flatMap(Optional::stream)
                .map(V1ContainerState::getTerminated)
                .flatMap(terminated -> Optional.ofNullable(terminated).stream())
                .findFirst();
    }

    /** Whether it has done its work, and is not tried again. */
    static boolean hasEndedWell(V1ContainerStatus status) {
        return Optional.ofNullable(status.getState())
                .map(V1ContainerState::getTerminated)
                .filter(end -> end.getExitCode() == 0)
                .isPresent();
    }

    static boolean isOutOfMemory(V1ContainerStateTerminated end) {
        return OUT_OF_MEMORY.equals(end.getReason());
    }

    static boolean isRunning(V1ContainerStatus status) {
        return status.getState() != null && status.getState().getRunning() != null;
    }

    /** Why it has not begun, in a word; empty once it has. */
    static String waitsFor(V1ContainerStatus status) {
        return status.getState() == null || status.getState().getWaiting() == null
                ? ""
                : String.valueOf(status.getState().getWaiting().getReason());
    }
}
