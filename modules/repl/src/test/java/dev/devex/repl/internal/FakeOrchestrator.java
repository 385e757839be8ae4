package dev.devex.repl.internal;

import dev.devex.kernel.ReplId;
import dev.devex.kernel.UnavailableException;
import dev.devex.orchestration.Orchestrator;
import dev.devex.orchestration.Sandbox;
import dev.devex.orchestration.Sandbox.Condition;
import dev.devex.orchestration.SandboxSpec;
import dev.devex.orchestration.StopResult;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Sandboxes in memory, which all servers of a test share. What they do before they answer is for the test to say. */
final class FakeOrchestrator implements Orchestrator {
    interface Action {
        void run() throws InterruptedException;
    }

    final Map<ReplId, Sandbox> sandboxes = new ConcurrentHashMap<>();
    final AtomicInteger starts = new AtomicInteger();
    final AtomicInteger stops = new AtomicInteger();
    final AtomicInteger resumes = new AtomicInteger();
    final AtomicInteger discards = new AtomicInteger();
    final AtomicInteger looks = new AtomicInteger();
    volatile Action duringStart = () -> {};
    volatile Action duringStop = () -> {};
    volatile Action afterStop = () -> {};
    /** Once it is known what there is, and before that is said. */
    volatile Runnable duringFind = () -> {};

    volatile Action duringResume = () -> {};
    volatile Action duringDiscard = () -> {};
    volatile Consumer<SandboxSpec> saver = spec -> {};
    volatile boolean workGone;
    volatile boolean away;

    @Override
    public URI start(SandboxSpec spec) throws InterruptedException {
        check();
        starts.incrementAndGet();
        duringStart.run();
        var url = URI.create("http://localhost:" + (10000 + spec.session()));
        put(spec.repl(), spec.session(), Condition.RUNNING);
        return url;
    }

    @Override
    public StopResult stop(SandboxSpec spec) throws InterruptedException {
        check();
        stops.incrementAndGet();
        duringStop.run();
        if (!sandboxes.containsKey(spec.repl())) {
            return StopResult.NOTHING_TO_SAVE;
        }
        if (!workGone) {
            saver.accept(spec);
        }
        sandboxes.remove(spec.repl());
        afterStop.run();
        return workGone ? StopResult.WORK_GONE : StopResult.SAVED;
    }

    @Override
    public URI resume(SandboxSpec spec) throws InterruptedException {
        check();
        duringResume.run();
        var url = URI.create("http://localhost:" + (20000 + resumes.incrementAndGet()));
        sandboxes.put(spec.repl(), new Sandbox(spec.repl(), spec.session(), Condition.RUNNING, url));
        return url;
    }

    @Override
    public void discard(ReplId repl) throws InterruptedException {
        check();
        discards.incrementAndGet();
        duringDiscard.run();
        sandboxes.remove(repl);
    }

    @Override
    public Optional<Sandbox> find(ReplId repl) {
        check();
        var found = Optional.ofNullable(sandboxes.get(repl));
        duringFind.run();
        return found;
    }

    @Override
    public List<Sandbox> sandboxes() {
        check();
        looks.incrementAndGet();
        return List.copyOf(sandboxes.values());
    }

    @Override
    public void check() {
        if (away) {
            throw new UnavailableException("The cluster cannot be reached just now.", new IllegalStateException());
        }
    }

    void put(ReplId repl, long session, Condition condition) {
        var url = condition == Condition.RUNNING ? URI.create("http://localhost:" + (10000 + session)) : null;
        sandboxes.put(repl, new Sandbox(repl, session, condition, url));
    }
}
