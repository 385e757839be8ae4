package dev.devex.orchestration.internal.kubernetes;

import dev.devex.orchestration.Cause;
import java.util.Optional;

/**
 * How a pod ends that had been up.
 *
 * @param over whether it has ended; until then the rest may change
 * @param saved whether its runner has stored all that there was: its exit code says so
 */
record PodEnd(boolean over, boolean saved, Optional<Cause> cause) {
    static PodEnd of(PodView pod, boolean over) {
        return new PodEnd(over, pod.hasSavedItself(), Causes.ofEnd(pod));
    }
}
