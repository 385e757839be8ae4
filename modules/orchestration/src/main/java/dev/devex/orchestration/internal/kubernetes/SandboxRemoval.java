package dev.devex.orchestration.internal.kubernetes;

import dev.devex.kernel.UnavailableException;
import dev.devex.orchestration.SandboxSpec;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Removes a Deployment; what it owns goes with it. */
final class SandboxRemoval {
    private static final Logger LOG = System.getLogger(SandboxRemoval.class.getName());
    /** A node that is gone would keep its pod for ever, and nothing in it matters any more. */
    private static final Duration POD_PATIENCE = Duration.ofSeconds(10);

    private final Cluster cluster;
    private final ClusterView view;

    SandboxRemoval(Cluster cluster, ClusterView view) {
        this.cluster = cluster;
        this.view = view;
    }

    /** What its pod has is stored, or nothing. */
    void run(DeploymentView there) throws InterruptedException {
        cluster.delete(there.deployment());
        awaitRemoval(there);
    }

    /**
     * What has not come up.
     *
     * @return false, with nothing done, when it has changed since it was read: it may have come up
     */
    boolean runHalfMade(DeploymentView there) throws InterruptedException {
        var pods = view.pods(there.repl(), there.session());
        if (!cluster.deleteUnchanged(there.deployment())) {
            return false;
        }
        awaitRemoval(there);
        end(there, pods);
        return true;
    }

    private void awaitRemoval(DeploymentView there) throws InterruptedException {
        view.changes()
                .await(() -> view.deployment(there.repl()).filter(there::isSame).isEmpty());
    }

    /** Without leaving its pod the time to do anything more. */
    void runAtOnce(DeploymentView there) throws InterruptedException {
        var pods = view.pods(there.repl(), there.session());
        run(there);
        end(there, pods);
    }

    private void end(DeploymentView there, List<PodView> pods) throws InterruptedException {
        pods.forEach(pod -> cluster.end(pod.pod()));
        view.changes().await(() -> view.pods(there.repl(), there.session()).isEmpty(), POD_PATIENCE);
    }

    /** Undoes a start; another server may have gone on with it meanwhile, and have people at work in it. */
    void undo(SandboxSpec spec) {
        var interrupted = Thread.interrupted();
        try {
            var there = halfMade(spec);
            while (there.isPresent() && !runHalfMade(there.get())) {
                there = halfMade(spec);
            }
        } catch (UnavailableException | ClusterRefusalException e) {
            LOG.log(Level.WARNING, "What was begun of " + spec.repl() + " could not be undone", e);
        } catch (InterruptedException e) {
            interrupted = true;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private Optional<DeploymentView> halfMade(SandboxSpec spec) {
        return cluster.deployment(spec.repl().value())
                .flatMap(DeploymentView::of)
                .filter(deployment -> deployment.session() == spec.session() && !deployment.hasRun());
    }
}
