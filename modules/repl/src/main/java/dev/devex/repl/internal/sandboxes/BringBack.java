package dev.devex.repl.internal.sandboxes;

import dev.devex.kernel.UnavailableException;
import dev.devex.repl.internal.background.Ending;
import dev.devex.repl.internal.background.Stubbornly;
import dev.devex.repl.internal.housekeeping.Housekeeping;
import dev.devex.repl.internal.records.Fields;
import dev.devex.repl.internal.records.ReplRecord;
import dev.devex.repl.internal.records.ReplRecords;
import dev.devex.repl.internal.records.Transition;
import dev.devex.storage.SnapshotId;
import dev.devex.storage.StorageException;
import dev.devex.storage.WorkspaceHistory;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Objects;

/** Makes an earlier state of a repl the newest, once it has no sandbox. */
@Dependent
public class BringBack {
    private final ReplRecords records;
    private final WorkspaceHistory history;
    private final Housekeeping housekeeping;
    private final TakeDown takeDown;
    private final Efforts efforts;
    private final Ending ending;

    @Inject
    BringBack(
            ReplRecords records,
            WorkspaceHistory history,
            Housekeeping housekeeping,
            TakeDown takeDown,
            Efforts efforts,
            Ending ending) {
        this.records = records;
        this.history = history;
        this.housekeeping = housekeeping;
        this.takeDown = takeDown;
        this.efforts = efforts;
        this.ending = ending;
    }

    /**
     * Makes it the newest in the store, under the session of {@code record}, which no sandbox must have.
     *
     * @return the repl as it is then
     */
    public ReplRecord restore(ReplRecord record, SnapshotId earlier) {
        housekeeping.noteSave(record.workspace());
        return records.saved(record.id(), history.restore(record.workspace(), earlier, record.session()));
    }

    /** Does what the owner of a repl wants that was stopped for it, and has it started again. */
    void run(ReplRecord record) throws InterruptedException {
        var earlier = Objects.requireNonNull(record.restore());
        var fields = Fields.none()
                .clear("url", "attempts", "discard", "lost", "restore", "down", "found")
                .clearActivity();
        try {
            if (efforts.make(record, () -> restore(record, earlier)).isPresent()) {
                var next = ending.hasBegun() ? Transition.COME_DOWN : Transition.COME_BACK;
                Stubbornly.run(() -> records.move(record, next, fields.failure(null)));
            }
        } catch (StorageException e) {
            Stubbornly.run(() -> records.move(record, Transition.FAIL_TO_RESTORE, fields.failure(Failures.of(e))));
        } catch (UnavailableException e) {
            takeDown.tryLater(record, Failures.of(e));
        }
    }
}
