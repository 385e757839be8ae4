package dev.devex.orchestration.internal.kubernetes;

import dev.devex.orchestration.Cause;
import java.util.Optional;

/** What has befallen a pod that has been up, by what the cluster says of it. */
final class Causes {
    private Causes() {}

    /** Of one that has ended, or is coming to its end. */
    static Optional<Cause> ofEnd(PodView pod) {
        if (pod.isEvicted()) {
            return Optional.of(new Cause(Cause.EVICTED, StartFailure.evicted(pod)));
        }
        if (pod.disruption().isPresent()) {
            return pod.disruption().map(Causes::ofDisruption);
        }
        if (pod.isCrashLooping()) {
            return Optional.of(ofCrashes(pod));
        }
        return pod.isBeingDeleted() ? Optional.of(deleted()) : Optional.empty();
    }

    /** Of one whose runner has been ended, and runs again on the same files. */
    static Optional<Cause> ofRestart(PodView pod) {
        if (!pod.wasOutOfMemory()) {
            return Optional.empty();
        }
        return Optional.of(new Cause(
                "outOfMemory",
                "The programs in the sandbox were ended: they needed more memory than its template allows."
                        + " Your files are as they were."));
    }

    /** By the reasons of the condition {@code DisruptionTarget}. */
    private static Cause ofDisruption(String reason) {
        return switch (reason) {
            case "PreemptionByScheduler" -> evicted("to make room for something more important.");
            case "DeletionByTaintManager", "DeletionByPodGC" ->
                new Cause("nodeLost", "The node of the sandbox is gone, or does not answer.");
            default -> evicted("to empty its node.");
        };
    }

    private static Cause ofCrashes(PodView pod) {
        return new Cause(
                "crashLoop",
                pod.wasOutOfMemory()
                        ? "The sandbox needed more memory than its template allows, again and again."
                        : "The sandbox's runner has ended again and again.");
    }

    private static Cause evicted(String purpose) {
        return new Cause(Cause.EVICTED, "The cluster has ended the sandbox " + purpose);
    }

    private static Cause deleted() {
        return new Cause("sandboxLost", "Somebody has deleted the sandbox's pod in the cluster.");
    }
}
