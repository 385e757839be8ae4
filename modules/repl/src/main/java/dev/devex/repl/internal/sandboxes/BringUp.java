package dev.devex.repl.internal.sandboxes;

import dev.devex.kernel.UnavailableException;
import dev.devex.orchestration.Orchestrator;
import dev.devex.orchestration.Sandbox;
import dev.devex.orchestration.SandboxStartException;
import dev.devex.repl.Failure;
import dev.devex.repl.ReplState;
import dev.devex.repl.internal.background.Pace;
import dev.devex.repl.internal.background.Stubbornly;
import dev.devex.repl.internal.records.Fields;
import dev.devex.repl.internal.records.ReplRecord;
import dev.devex.repl.internal.records.ReplRecords;
import dev.devex.repl.internal.records.Transition;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Instant;
import java.util.EnumSet;

/** Brings a sandbox up for a repl that is starting. */
@Dependent
class BringUp {
    private static final Logger LOG = System.getLogger(BringUp.class.getName());

    private final ReplRecords records;
    private final Orchestrator orchestrator;
    private final Specs specs;
    private final Efforts efforts;
    private final Pace pace;

    @Inject
    BringUp(ReplRecords records, Orchestrator orchestrator, Specs specs, Efforts efforts, Pace pace) {
        this.records = records;
        this.orchestrator = orchestrator;
        this.specs = specs;
        this.efforts = efforts;
        this.pace = pace;
    }

    void run(ReplRecord record) throws InterruptedException {
        try {
            var url = efforts.make(record, () -> start(record));
            if (url.isPresent()) {
                var fields = Fields.none().failure(null).set("url", url.get()).set("startedAt", Instant.now());
                Stubbornly.run(() -> records.move(record, Transition.COME_UP, fields));
            }
        } catch (SandboxStartException e) {
            fail(record, Failures.of(e));
        } catch (UnavailableException e) {
            // Redis, before anything was begun: the index of work to do remembers it.
        }
    }

    /** Ends a start that met something nobody had thought of. */
    void giveUp(ReplRecord record, Failure failure) throws InterruptedException {
        undo(record);
        fail(record, failure);
    }

    private void fail(ReplRecord record, Failure failure) throws InterruptedException {
        Stubbornly.run(() ->
                records.move(record, Transition.FAIL_TO_START, Fields.none().failure(failure)));
    }

    private URI start(ReplRecord record) throws InterruptedException {
        try {
            return orchestrator.start(specs.of(record));
        } catch (UnavailableException e) {
            records.set(record, EnumSet.of(ReplState.STARTING), Fields.none().failure(Failures.of(e)));
            // From here, since what was begun may have gone on for long before it broke off.
            return startOnceThere(record, Instant.now().plus(pace.startPatience()));
        }
    }

    private URI startOnceThere(ReplRecord record, Instant deadline) throws InterruptedException {
        for (var attempt = 1; ; attempt++) {
            Thread.sleep(pace.pauseAfter(attempt).toMillis());
            try {
                return orchestrator.start(specs.of(record));
            } catch (UnavailableException e) {
                if (Instant.now().isAfter(deadline)) {
                    undo(record);
                    var failure = Failures.of(e);
                    throw new SandboxStartException(failure.reason(), failure.message());
                }
            }
        }
    }

    /**
     * Undoes this start as far as it is half made; what runs, or has run, may hold work, and is found later as what is left over. So
     * is what cannot be undone now.
     */
    private void undo(ReplRecord record) throws InterruptedException {
        try {
            if (orchestrator.find(record.id()).filter(Sandbox::isStarting).isPresent()) {
                orchestrator.discard(record.id());
            }
        } catch (UnavailableException e) {
            LOG.log(Level.WARNING, "What was begun of {0} is undone later: {1}", record.id(), e.getMessage());
        }
    }
}
