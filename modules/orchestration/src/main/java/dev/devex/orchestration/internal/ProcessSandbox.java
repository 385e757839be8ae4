package dev.devex.orchestration.internal;

import static dev.devex.orchestration.Sandbox.Condition.ENDED;
import static dev.devex.orchestration.Sandbox.Condition.RUNNING;
import static dev.devex.orchestration.Sandbox.Condition.STARTING;

import dev.devex.orchestration.Sandbox;
import dev.devex.orchestration.SandboxSpec;
import dev.devex.orchestration.SandboxStartException;
import dev.devex.orchestration.SaveFailedException;
import dev.devex.orchestration.StopResult;
import dev.devex.orchestration.internal.SandboxRecord.Runner;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/** One sandbox: its folder and its processes. */
final class ProcessSandbox {
    private static final Logger LOG = Logger.getLogger(ProcessSandbox.class.getName());
    /** For what a runner does before it ends, a save among it; the save that counts comes afterwards. */
    private static final Duration GOODBYE_LIMIT = Duration.ofSeconds(60);

    private final SandboxFolder folder;
    private final ProcessTree tree;
    private final SandboxSteps steps;

    ProcessSandbox(SandboxFolder folder, RunnerProgram program) {
        this.folder = folder;
        tree = new ProcessTree(folder.repl());
        steps = new SandboxSteps(folder, tree, program);
    }

    Optional<Sandbox> look() throws IOException {
        return folder.read().map(this::look);
    }

    /**
     * The runner of a sandbox that is up already.
     *
     * @return empty when there is nothing that a start would destroy
     */
    Optional<URI> adopt(SandboxSpec spec, Duration limit) throws IOException, InterruptedException {
        var record = folder.read();
        if (record.isEmpty() ? !folder.hasWorkspace() : record.get().stage() == STARTING) {
            return Optional.empty();
        }
        var runner = record.filter(there -> there.session() == spec.session()).flatMap(this::living);
        if (runner.isPresent() && answers(runner.get(), Deadline.in(limit))) {
            return runner.map(Runner::url);
        }
        throw new SandboxStartException("unsavedWork", "The work of an earlier run has not been saved yet.");
    }

    /** A workspace that could be saved must also find the time to come back, so restoring has a limit of its own. */
    URI start(SandboxSpec spec, Duration restoreLimit, Duration limit) throws IOException, InterruptedException {
        var record = SandboxRecord.starting(spec.session());
        var up = false;
        try {
            tree.kill();
            folder.create(record);
            steps.restore(spec, Deadline.in(restoreLimit));
            var runner = steps.serve(spec, Deadline.in(limit));
            folder.write(record.running(runner));
            up = true;
            return runner.url();
        } finally {
            if (!up) {
                undo();
            }
        }
    }

    StopResult stop(SandboxSpec spec, Duration limit) throws IOException, InterruptedException {
        var record = folder.read();
        end(record.flatMap(SandboxRecord::answered));
        if (record.isEmpty() && folder.hasWorkspace()) {
            throw new SaveFailedException("unreadable", "What the sandbox holds cannot be told any more.");
        }
        var result = record.isPresent() && record.get().stage() != STARTING
                ? save(record.get(), spec, Deadline.in(limit))
                : StopResult.NOTHING_TO_SAVE;
        folder.remove();
        return result;
    }

    private StopResult save(SandboxRecord record, SandboxSpec spec, Deadline deadline)
            throws IOException, InterruptedException {
        if (!folder.hasWorkspace() && !folder.hasHome()) {
            return StopResult.WORK_GONE;
        }
        folder.write(record.ended());
        steps.save(spec, deadline);
        return StopResult.SAVED;
    }

    URI resume(SandboxSpec spec, Duration limit) throws IOException, InterruptedException {
        var record = folder.read().filter(there -> there.stage() == ENDED);
        if (record.isEmpty()) {
            throw new SandboxStartException("runnerFailed", "There is no sandbox that could go on.");
        }
        var up = false;
        try {
            tree.kill();
            var runner = steps.serve(spec, Deadline.in(limit));
            folder.write(record.get().running(runner));
            up = true;
            return runner.url();
        } finally {
            if (!up) {
                tree.kill();
            }
        }
    }

    void discard() throws IOException {
        tree.kill();
        folder.remove();
    }

    void boundLog() {
        folder.log().bound();
    }

    private Sandbox look(SandboxRecord record) {
        var url = living(record).map(Runner::url);
        var condition = record.stage() == RUNNING && url.isEmpty() ? ENDED : record.stage();
        return new Sandbox(folder.repl(), record.session(), condition, url.orElse(null));
    }

    private Optional<Runner> living(SandboxRecord record) {
        return record.answered().filter(runner -> record.stage() == RUNNING).filter(this::lives);
    }

    private boolean lives(Runner runner) {
        return tree.find(runner.process()).isPresent();
    }

    private boolean answers(Runner runner, Deadline deadline) throws InterruptedException {
        deadline.await(() -> !lives(runner) || Ping.answers(runner.url()));
        return lives(runner) && Ping.answers(runner.url());
    }

    /** Lets the runner end what the user started and save, then ends whatever is left. */
    private void end(Optional<Runner> runner) throws InterruptedException {
        var before = tree.members();
        if (runner.isPresent()) {
            tree.find(runner.get().process()).ifPresent(RunningProcess::terminate);
            Deadline.in(GOODBYE_LIMIT).await(() -> !lives(runner.get()));
        }
        tree.kill(before);
    }

    /** Another server may have gone on with this start meanwhile, and have people at work in it. */
    private void undo() {
        try {
            if (folder.read().filter(there -> there.stage() != STARTING).isEmpty()) {
                discard();
            }
        } catch (IOException e) {
            LOG.log(Level.WARNING, "What was begun of " + folder.repl() + " could not be undone", e);
        }
    }
}
