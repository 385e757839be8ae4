package dev.devex.repl.internal.sandboxes;

import dev.devex.kernel.UnavailableException;
import dev.devex.orchestration.Orchestrator;
import dev.devex.repl.internal.background.Pace;
import dev.devex.repl.internal.background.Stubbornly;
import dev.devex.repl.internal.housekeeping.Housekeeping;
import dev.devex.repl.internal.records.Fields;
import dev.devex.repl.internal.records.ReplRecord;
import dev.devex.repl.internal.records.ReplRecords;
import dev.devex.repl.internal.records.Transition;
import dev.devex.storage.WorkspaceStore;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;

/** Removes a repl that is being deleted: its sandbox, what is stored of it, and its record, in that order. */
@Dependent
class Removal {
    private final ReplRecords records;
    private final Orchestrator orchestrator;
    private final WorkspaceStore store;
    private final Housekeeping housekeeping;
    private final Pace pace;

    @Inject
    Removal(
            ReplRecords records,
            Orchestrator orchestrator,
            WorkspaceStore store,
            Housekeeping housekeeping,
            Pace pace) {
        this.records = records;
        this.orchestrator = orchestrator;
        this.store = store;
        this.housekeeping = housekeeping;
        this.pace = pace;
    }

    void run(ReplRecord record) throws InterruptedException {
        try {
            housekeeping.noteRemoval(record.workspace());
            orchestrator.discard(record.id());
            store.delete(record.workspace());
        } catch (UnavailableException e) {
            tryLater(record);
            return;
        }
        Stubbornly.run(() -> records.remove(record));
    }

    void tryLater(ReplRecord record) throws InterruptedException {
        var attempts = record.attempts() + 1;
        var due = Instant.now().plus(pace.pauseAfter(attempts));
        Stubbornly.run(() ->
                records.move(record, Transition.FAIL_TO_DELETE, Fields.none().set("attempts", attempts), due));
    }
}
