package dev.devex.repl.internal;

import dev.devex.kernel.UnavailableException;
import dev.devex.orchestration.Orchestrator;
import dev.devex.orchestration.SaveFailedException;
import dev.devex.repl.Failure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;

/** Saves and takes down the sandbox of a repl that is stopping. */
@ApplicationScoped
class TakeDown {
    private final ReplRecords records;
    private final Orchestrator orchestrator;
    private final Specs specs;
    private final Efforts efforts;
    private final Pace pace;

    @Inject
    TakeDown(ReplRecords records, Orchestrator orchestrator, Specs specs, Efforts efforts) {
        this(records, orchestrator, specs, efforts, Pace.NORMAL);
    }

    TakeDown(ReplRecords records, Orchestrator orchestrator, Specs specs, Efforts efforts, Pace pace) {
        this.records = records;
        this.orchestrator = orchestrator;
        this.specs = specs;
        this.efforts = efforts;
        this.pace = pace;
    }

    @SuppressWarnings("NullAway")
    protected TakeDown() {
        records = null;
        orchestrator = null;
        specs = null;
        efforts = null;
        pace = null;
    }

    void run(ReplRecord record) throws InterruptedException {
        try {
            if (efforts.make(record, () -> takeDown(record)).isPresent()) {
                Stubbornly.run(() -> settle(record));
            }
        } catch (SaveFailedException e) {
            tryLater(record, Failures.of(e));
        } catch (UnavailableException e) {
            tryLater(record, Failures.of(e));
        }
    }

    private ReplRecord takeDown(ReplRecord record) throws InterruptedException {
        if (record.discard()) {
            orchestrator.discard(record.id());
        } else {
            orchestrator.stop(specs.of(record));
        }
        return record;
    }

    private void settle(ReplRecord before) {
        var fields = Fields.none().clear("url", "attempts", "discard", "lost");
        var lost = before.lost();
        if (lost == null) {
            records.move(before, Transition.COME_DOWN, fields.failure(null));
        } else {
            var savedAt = records.find(before.id()).map(now -> now.repl().savedAt());
            var saved = savedAt.filter(lost::isBefore).isPresent();
            var failure =
                    saved ? Failures.LOST_SAVED : before.discard() ? Failures.LOST_DISCARDED : Failures.LOST_UNSAVED;
            records.move(before, Transition.COME_DOWN_LOST, fields.failure(failure));
        }
    }

    /** Leaves it stopping, with the reason, and has it tried again after a pause that grows. */
    void tryLater(ReplRecord record, Failure failure) throws InterruptedException {
        var attempts = record.attempts() + 1;
        var due = Instant.now().plus(pace.pauseAfter(attempts));
        var fields = Fields.none().failure(failure).set("attempts", attempts);
        Stubbornly.run(() -> {
            var outcome = records.move(record, Transition.FAIL_TO_SAVE, fields, due);
            if (outcome.record().discard() && !record.discard()) {
                records.move(record, Transition.STOP_AGAIN, Fields.none());
            }
        });
    }
}
