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
    /** The node has not got as far as the first container. */
    SETTING_UP("its node had not set up its network and volumes"),
    /** What a container refers to is not there, which may be so for a moment only. */
    MISCONFIGURED("its node did not find what it refers to"),
    PREPARING("its node was still fetching the image"),
    RESTORING("its workspace was still being restored"),
    SERVING("its runner did not answer");

    private static final Duration MISCONFIGURED_LIMIT = Duration.ofSeconds(10);

    private final String state;

    StartPhase(String state) {
        this.state = state;
    }

    static StartPhase of(Optional<PodView> pod) {
        if (pod.isEmpty() || !pod.get().isScheduled()) {
            return pod.flatMap(PodView::unschedulable).isPresent() ? UNPLACEABLE : PLACING;
        }
        if (pod.get().isMisconfigured()) {
            return MISCONFIGURED;
        }
        if (pod.get().restore().filter(ContainerStates::isRunning).isPresent()) {
            return RESTORING;
        }
        if (pod.get().restore().flatMap(ContainerStates::end).isPresent()) {
            return SERVING;
        }
        return pod.get().isSetUp() ? PREPARING : SETTING_UP;
    }

    Duration limit(Limits limits) {
        return switch (this) {
            case UNPLACEABLE -> limits.unplaceable();
            case MISCONFIGURED -> MISCONFIGURED_LIMIT;
            case RESTORING -> limits.transfer();
            default -> limits.start();
        };
    }

    /** That it has lasted too long. */
    SandboxStartException timedOut(Optional<PodView> pod) {
        return switch (this) {
            case UNPLACEABLE ->
                StartFailure.noNode(pod.flatMap(PodView::unschedulable).orElse(""));
            case MISCONFIGURED ->
                StartFailure.refused(pod.flatMap(PodView::waiting).orElse(""));
            default ->
                new SandboxStartException(
                        "startTimedOut",
                        "The sandbox took too long to start: " + state + "."
                                + pod.flatMap(PodView::waiting)
                                        .map(message -> " The node says: " + Answers.brief(message))
                                        .orElse(""));
        };
    }
}
