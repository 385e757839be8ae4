package dev.devex.repl.internal.sandboxes;

import dev.devex.kernel.UnavailableException;
import dev.devex.orchestration.Cause;
import dev.devex.orchestration.Orchestrator;
import dev.devex.orchestration.SandboxStartException;
import dev.devex.orchestration.SaveFailedException;
import dev.devex.orchestration.StopResult;
import dev.devex.repl.Failure;
import dev.devex.repl.ReplState;
import dev.devex.repl.internal.background.Ending;
import dev.devex.repl.internal.background.Pace;
import dev.devex.repl.internal.background.Stubbornly;
import dev.devex.repl.internal.records.Fields;
import dev.devex.repl.internal.records.ReplRecord;
import dev.devex.repl.internal.records.ReplRecords;
import dev.devex.repl.internal.records.Transition;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.EnumSet;

/** Saves and takes down the sandbox of a repl that is stopping. */
@Dependent
class TakeDown {
    private final ReplRecords records;
    private final Orchestrator orchestrator;
    private final Specs specs;
    private final Efforts efforts;
    private final Ending ending;
    private final Pace pace;

    @Inject
    TakeDown(ReplRecords records, Orchestrator orchestrator, Specs specs, Efforts efforts, Ending ending, Pace pace) {
        this.records = records;
        this.orchestrator = orchestrator;
        this.specs = specs;
        this.efforts = efforts;
        this.ending = ending;
        this.pace = pace;
    }

    void run(ReplRecord record) throws InterruptedException {
        try {
            var there = orchestrator.find(record.id());
            if (there.filter(sandbox -> sandbox.session() > record.session()).isPresent()) {
                catchUp(record, there.get().session());
                return;
            }
            var result = efforts.make(record, () -> takeDown(record, there.isPresent()));
            if (result.isPresent()) {
                Stubbornly.run(() -> settle(record, result.get()));
            }
        } catch (SaveFailedException e) {
            if (e.isForOwner() && !ending.hasBegun()) {
                resume(record, e);
            } else {
                tryLater(record, Failures.of(e));
            }
        } catch (UnavailableException e) {
            tryLater(record, Failures.of(e));
        }
    }

    /** The record is older than the sandbox, as after a backup: what its owner wanted then is not meant for what there is now. */
    private void catchUp(ReplRecord record, long session) {
        var fields = Fields.none().clear("discard", "restore", "attempts").set("session", session);
        records.set(record, EnumSet.of(ReplState.STOPPING), fields);
    }

    private StopResult takeDown(ReplRecord record, boolean there) throws InterruptedException {
        if (record.discard()) {
            orchestrator.discard(record.id());
            return StopResult.NOTHING_TO_SAVE;
        }
        if (there && !record.found()) {
            records.set(record, EnumSet.of(ReplState.STOPPING), Fields.none().set("found", 1));
        }
        var result = orchestrator.stop(specs.of(record));
        return there || result != StopResult.NOTHING_TO_SAVE ? result : withoutSandbox(record);
    }

    /** One that was found by a try of which nothing is known went as that had saved it. */
    private static StopResult withoutSandbox(ReplRecord record) {
        if (record.found()) {
            return StopResult.SAVED;
        }
        return record.url() == null ? StopResult.NOTHING_TO_SAVE : StopResult.WORK_GONE;
    }

    private void settle(ReplRecord before, StopResult result) {
        var fields = Fields.none()
                .clear("url", "attempts", "discard", "lost", "found")
                .cause(null);
        if (before.restore() != null) {
            // A session of its own for the restore, so that nothing of this one can be saved over it.
            fields.set("down", 1).set("session", before.session() + 1);
            records.move(before, Transition.MAKE_WAY, fields.failure(null));
            return;
        }
        var saved = isAllStored(before, result);
        if (saved && before.lost() == null) {
            records.move(before, Transition.COME_DOWN, fields.failure(null));
        } else {
            var down = saved && wasEvicted(before) ? Transition.COME_DOWN : Transition.COME_DOWN_LOST;
            records.move(before, down, fields.failure(Failures.lost(before, saved)));
        }
    }

    private boolean isAllStored(ReplRecord before, StopResult result) {
        return switch (result) {
            case SAVED -> true;
            case NOTHING_TO_SAVE -> before.lost() == null || hasSavedItself(before);
            case WORK_GONE -> hasSavedItself(before);
        };
    }

    /** Which is no fault, if all is saved. */
    private static boolean wasEvicted(ReplRecord before) {
        return before.cause() != null && before.cause().reason().equals(Cause.EVICTED);
    }

    /** As a pod does that its node ends. */
    private boolean hasSavedItself(ReplRecord before) {
        var since = before.lost() == null ? before.repl().savedAt() : before.lost();
        var savedAt = records.find(before.id()).map(now -> now.repl().savedAt());
        return since != null && savedAt.filter(since::isBefore).isPresent();
    }

    /** Trying again would not help, and only in a sandbox that runs can its owner do something about it. */
    private void resume(ReplRecord record, SaveFailedException refusal) throws InterruptedException {
        try {
            var url = efforts.make(record, () -> orchestrator.resume(specs.of(record)));
            if (url.isPresent()) {
                var fields = Fields.none()
                        .clear("attempts", "lost", "restore", "found")
                        .cause(null)
                        .set("url", url.get())
                        .set("startedAt", Instant.now());
                Stubbornly.run(() -> goOn(record, fields.failure(Failures.goingOn(refusal))));
            }
        } catch (SandboxStartException | UnavailableException e) {
            tryLater(record, Failures.of(refusal));
        }
    }

    private void goOn(ReplRecord record, Fields fields) {
        var outcome = records.move(record, Transition.RESUME, fields);
        if (outcome.done() && outcome.record().discard()) {
            records.move(record, Transition.STOP, wish(record));
        }
    }

    private static Fields wish(ReplRecord record) {
        var restore = record.restore();
        return restore == null ? Fields.none() : Fields.none().set("restore", restore.text());
    }

    /** Leaves it stopping, with the reason, and has it tried again after a pause that grows. */
    void tryLater(ReplRecord record, Failure failure) throws InterruptedException {
        var attempts = record.attempts() + 1;
        var due = Instant.now().plus(pace.pauseAfter(attempts));
        var fields = Fields.none().failure(failure).set("attempts", attempts).clear("found");
        Stubbornly.run(() -> {
            var outcome = records.move(record, Transition.FAIL_TO_SAVE, fields, due);
            if (outcome.record().discard() && !record.discard()) {
                records.move(record, Transition.STOP_AGAIN, Fields.none());
            }
        });
    }
}
