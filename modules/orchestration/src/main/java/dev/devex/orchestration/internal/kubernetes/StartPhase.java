package dev.devex.orchestration.internal.kubernetes;

import dev.devex.orchestration.SandboxStartException;
import java.time.Duration;
import java.util.Optional;

/** How far a start has come. Each phase has a time of its own, since a large workspace must find the time to come back. */
enum StartPhase {
    /** No node has taken the pod yet. */
    PLACING("the cluster had not placed it on a node"),
    /** No node can take it as things are. */
    UNPLACEABLE("no node of the cluster had room for it"),
    /** The node fetches the image and prepares the volumes. */
    PREPARING("its node was still fetching the image"),
    RESTORING("its workspace was still being restored"),
    SERVING("its runner did not answer");

    private final String state;

    StartPhase(String state) {
        this.state = state;
    }

    static StartPhase of(Optional<PodView> pod) {
        if (pod.isEmpty() || !pod.get().isScheduled()) {
            return pod.flatMap(PodView::unschedulable).isPresent() ? UNPLACEABLE : PLACING;
        }
        if (pod.get().restore().filter(PodView::isRunning).isPresent()) {
            return RESTORING;
        }
        return pod.get().restore().flatMap(PodView::end).isPresent() ? SERVING : PREPARING;
    }

    Duration limit(Limits limits) {
        return switch (this) {
            case UNPLACEABLE -> limits.unplaceable();
            case RESTORING -> limits.transfer();
            default -> limits.start();
        };
    }

    /** That it has lasted too long. */
    SandboxStartException timedOut(Optional<PodView> pod) {
        return this == UNPLACEABLE
                ? StartFailure.noNode(pod.flatMap(PodView::unschedulable).orElse(""))
                : new SandboxStartException("startTimedOut", "The sandbox took too long to start: " + state + ".");
    }
}
