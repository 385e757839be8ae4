package dev.devex.orchestration.internal.kubernetes;

import static dev.devex.orchestration.Sandbox.Condition.ENDED;
import static dev.devex.orchestration.Sandbox.Condition.RUNNING;
import static dev.devex.orchestration.Sandbox.Condition.STARTING;

import dev.devex.kernel.ReplId;
import dev.devex.kernel.UnavailableException;
import dev.devex.orchestration.Orchestrator;
import dev.devex.orchestration.Sandbox;
import dev.devex.orchestration.SandboxSpec;
import dev.devex.orchestration.SandboxStartException;
import dev.devex.orchestration.StopResult;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * Runs sandboxes as pods. All that is known of them is written on their Deployments, so that every server knows it: which pod has
 * come up, and whether it is being taken down.
 */
public final class KubernetesOrchestrator implements Orchestrator, AutoCloseable {
    private final Cluster cluster;
    private final ClusterView view;
    private final RouteOptions routes;
    private final ServedRoutes served;
    private final SandboxStart starts;
    private final SandboxSave saves;
    private final SandboxRemoval removal;
    private final EndedMark ended;

    KubernetesOrchestrator(Cluster cluster, ClusterView view, ReplObjects objects, RouteOptions routes, Limits limits) {
        this.cluster = cluster;
        this.view = view;
        this.routes = routes;
        served = new ServedRoutes(cluster, routes, System::nanoTime);
        starts = new SandboxStart(cluster, view, objects, served, limits);
        saves = new SandboxSave(cluster, view, objects, limits);
        removal = new SandboxRemoval(cluster, view);
        ended = new EndedMark(cluster, view);
    }

    @Override
    public URI start(SandboxSpec spec) throws InterruptedException {
        return Edge.interruptibly(() -> {
            var there = settled(spec.repl());
            if (there.filter(DeploymentView::hasRun).isPresent()) {
                return adopt(spec, there.get());
            }
            if (there.isPresent() && !isOf(spec, there.get()) && !removal.runHalfMade(there.get())) {
                throw busy(spec.repl(), Answers.CHANGED);
            }
            return bringUp(spec);
        });
    }

    @Override
    public StopResult stop(SandboxSpec spec) throws InterruptedException {
        return Edge.interruptibly(() -> {
            var there = live(spec.repl());
            if (there.isEmpty()) {
                return StopResult.NOTHING_TO_SAVE;
            }
            var result = save(spec, there.get());
            removal.run(there.get());
            return result;
        });
    }

    @Override
    public URI resume(SandboxSpec spec) throws InterruptedException {
        return Edge.interruptibly(() -> {
            var there = live(spec.repl()).filter(DeploymentView::isEnded);
            if (there.isEmpty()) {
                throw new SandboxStartException("runnerFailed", "There is no sandbox that could go on.");
            }
            var release = there.get().pod().flatMap(saves::release);
            if (release.isEmpty() || !starts.awaitAnswer(there.get(), pod -> pod.hasDone(release.get()))) {
                throw new SandboxStartException("runnerFailed", "The sandbox does not answer any more.");
            }
            ended.remove(there.get());
            return routes.url(spec.repl());
        });
    }

    @Override
    public void discard(ReplId repl) throws InterruptedException {
        Edge.interruptibly(() -> {
            var there = live(repl);
            if (there.isPresent()) {
                removal.runAtOnce(there.get());
            }
            return repl;
        });
    }

    @Override
    public Optional<Sandbox> find(ReplId repl) {
        return Edge.answered(() -> live(repl).map(this::sandbox));
    }

    @Override
    public List<Sandbox> sandboxes() {
        return Edge.answered(() -> view.deployments().stream()
                .filter(deployment -> !deployment.isBeingDeleted())
                .map(this::sandbox)
                .toList());
    }

    /** By what the watches have heard, and what was asked lately: readiness is asked often, and by many. */
    @Override
    public void check() {
        Edge.answered(() -> {
            view.requireCurrent();
            served.require();
            return view;
        });
    }

    @Override
    public void close() {
        view.close();
    }

    private URI adopt(SandboxSpec spec, DeploymentView there) throws InterruptedException {
        if (isOf(spec, there) && !there.isEnded() && starts.awaitAnswer(there, PodView::isReady)) {
            return routes.url(spec.repl());
        }
        throw new SandboxStartException("unsavedWork", "The work of an earlier run has not been saved yet.");
    }

    private URI bringUp(SandboxSpec spec) throws InterruptedException {
        var up = false;
        try {
            starts.run(spec);
            up = true;
            return routes.url(spec.repl());
        } catch (ClusterRefusalException e) {
            throw new SandboxStartException(e.reason(), String.valueOf(e.getMessage()));
        } finally {
            if (!up) {
                removal.undo(spec);
            }
        }
    }

    private StopResult save(SandboxSpec spec, DeploymentView there) throws InterruptedException {
        var pod = there.pod();
        if (pod.isEmpty()) {
            return StopResult.NOTHING_TO_SAVE;
        }
        ended.set(there);
        return saves.run(spec, there, pod.get());
    }

    /** What is on its way out cannot be begun anew. */
    private Optional<DeploymentView> settled(ReplId repl) {
        var there = cluster.deployment(repl.value()).flatMap(DeploymentView::of);
        if (there.filter(DeploymentView::isBeingDeleted).isPresent()) {
            throw busy(repl, "The cluster is still removing an earlier sandbox.");
        }
        return there;
    }

    private static UnavailableException busy(ReplId repl, String fact) {
        return new UnavailableException(fact, new IllegalStateException(repl.value()));
    }

    private Optional<DeploymentView> live(ReplId repl) {
        return cluster.deployment(repl.value())
                .flatMap(DeploymentView::of)
                .filter(deployment -> !deployment.isBeingDeleted());
    }

    private Sandbox sandbox(DeploymentView there) {
        if (!there.hasRun()) {
            return new Sandbox(there.repl(), there.session(), STARTING, null);
        }
        if (there.isEnded()) {
            return new Sandbox(there.repl(), there.session(), ENDED, null);
        }
        var pod = pod(there);
        if (pod.filter(PodView::lives).isPresent()) {
            var cause = pod.flatMap(Causes::ofRestart).orElse(null);
            return new Sandbox(there.repl(), there.session(), RUNNING, routes.url(there.repl()), cause);
        }
        var cause = pod.flatMap(Causes::ofEnd)
                .or(() -> there.pod().flatMap(view::departed).flatMap(PodEnd::cause))
                .orElse(null);
        return new Sandbox(there.repl(), there.session(), ENDED, null, cause);
    }

    /** A pod that the view does not know may be new. */
    private Optional<PodView> pod(DeploymentView there) {
        return there.pod().flatMap(name -> view.pod(there, name)
                .or(() -> cluster.pod(name).map(PodView::new)));
    }

    private static boolean isOf(SandboxSpec spec, DeploymentView there) {
        return there.session() == spec.session();
    }
}
