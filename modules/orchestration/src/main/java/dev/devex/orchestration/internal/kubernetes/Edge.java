package dev.devex.orchestration.internal.kubernetes;

import dev.devex.kernel.UnavailableException;
import java.util.function.Supplier;

/** Says what the cluster's answers mean in the words of the port. */
final class Edge {
    private Edge() {}

    /** An interrupt that comes while the cluster is being asked comes as an error of asking. */
    static <T> T interruptibly(Step<T> step) throws InterruptedException {
        try {
            return step.run();
        } catch (UnavailableException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException("Interrupted while asking the cluster");
            }
            throw e;
        } catch (ClusterRefusalException e) {
            throw unavailable(e);
        }
    }

    static <T> T answered(Supplier<T> question) {
        try {
            return question.get();
        } catch (ClusterRefusalException e) {
            throw unavailable(e);
        }
    }

    private static UnavailableException unavailable(ClusterRefusalException e) {
        return new UnavailableException(String.valueOf(e.getMessage()), e);
    }

    interface Step<T> {
        T run() throws InterruptedException;
    }
}
