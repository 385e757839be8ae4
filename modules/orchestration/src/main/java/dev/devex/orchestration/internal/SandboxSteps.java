package dev.devex.orchestration.internal;

import dev.devex.orchestration.SandboxSpec;
import dev.devex.orchestration.SandboxStartException;
import dev.devex.orchestration.SaveFailedException;
import dev.devex.orchestration.internal.SandboxRecord.Runner;
import dev.devex.orchestration.internal.runner.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/** What the runner does for one sandbox, and what it means when it does not. */
record SandboxSteps(SandboxFolder folder, ProcessTree tree, RunnerProgram program) {
    private static final Logger LOG = Logger.getLogger(SandboxSteps.class.getName());

    void restore(SandboxSpec spec, Deadline deadline) throws IOException, InterruptedException {
        var outcome = program.transfer("restore", folder, spec, deadline).orElseThrow(SandboxSteps::startTimedOut);
        if (!outcome.done()) {
            warn("The restore of {0} failed: {1}", folder.errors("restore"));
            throw outcome.restoreFailure();
        }
    }

    Runner serve(SandboxSpec spec, Deadline deadline) throws IOException, InterruptedException {
        var process = program.serve(folder, spec);
        deadline.await(() -> !process.isAlive() || answering().isPresent());
        return answering().orElseThrow(() -> {
            warn("The runner of {0} did not come up: {1}", folder.log());
            return process.isAlive()
                    ? startTimedOut()
                    : Outcome.of(process.exitValue(), folder.log().tail()).serveFailure();
        });
    }

    void save(SandboxSpec spec, Deadline deadline) throws IOException, InterruptedException {
        var outcome = program.transfer("save", folder, spec, deadline)
                .orElseThrow(() -> new SaveFailedException("saveTimedOut", "Saving took too long."));
        if (!outcome.done()) {
            warn("The save of {0} failed: {1}", folder.errors("save"));
            throw outcome.saveFailure();
        }
    }

    private Optional<Runner> answering() {
        try {
            return folder.announced()
                    .flatMap(said -> tree.find(said.pid()).map(process -> new Runner(process.id(), said.port())))
                    .filter(runner -> Ping.answers(runner.url()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SandboxStartException startTimedOut() {
        return new SandboxStartException(
                "startTimedOut", "The sandbox took too long to start. Try again when this server has less to do.");
    }

    private void warn(String message, LogFile log) {
        LOG.log(Level.WARNING, message, new Object[] {folder.repl(), log.tail()});
    }
}
