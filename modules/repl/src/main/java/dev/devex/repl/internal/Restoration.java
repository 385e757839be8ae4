package dev.devex.repl.internal;

import static dev.devex.repl.ReplState.FAILED;
import static dev.devex.repl.ReplState.STOPPED;

import dev.devex.repl.ReplState;
import dev.devex.repl.ReplStateException;
import dev.devex.repl.internal.records.Fields;
import dev.devex.repl.internal.records.ReplRecord;
import dev.devex.repl.internal.records.ReplRecords;
import dev.devex.repl.internal.records.Transition;
import dev.devex.repl.internal.sandboxes.BringBack;
import dev.devex.repl.internal.sandboxes.ReplWork;
import dev.devex.storage.SnapshotId;
import dev.devex.storage.SupersededSessionException;
import dev.devex.storage.WorkspaceHistory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * Brings earlier states back: at once where there is no sandbox, else by a wish that the repl's record keeps until whoever works on
 * the repl has stopped it.
 */
@ApplicationScoped
class Restoration {
    private static final Set<ReplState> WITHOUT_SANDBOX = EnumSet.of(STOPPED, FAILED);

    private final ReplRecords records;
    private final WorkspaceHistory history;
    private final BringBack bringBack;
    private final ReplWork work;

    @Inject
    Restoration(ReplRecords records, WorkspaceHistory history, BringBack bringBack, ReplWork work) {
        this.records = records;
        this.history = history;
        this.bringBack = bringBack;
        this.work = work;
    }

    @SuppressWarnings("NullAway")
    protected Restoration() {
        records = null;
        history = null;
        bringBack = null;
        work = null;
    }

    ReplRecord restore(ReplRecord record, SnapshotId snapshot) {
        var earlier = history.find(record.workspace(), snapshot).id();
        var wish =
                Fields.none().failure(null).clear("attempts", "lost", "discard").set("restore", earlier.text());
        var outcome = records.move(record.id(), Transition.RESTORE, wish);
        if (outcome.done() || earlier.equals(outcome.record().restore())) {
            work.begin(record.id());
            return outcome.record();
        }
        return restoreStored(outcome.record(), earlier, 0);
    }

    /**
     * Does it under a session of its own: a sandbox that turns up late can save nothing over it, nor one that is just started.
     *
     * @param latest of the store, where that knows a later one than the record
     */
    private ReplRecord restoreStored(ReplRecord record, SnapshotId earlier, long latest) {
        var session = Fields.none().set("session", Math.max(record.session(), latest) + 1);
        var outcome = records.set(record, WITHOUT_SANDBOX, session);
        if (!outcome.done()) {
            throw forbidden(outcome.record().state());
        }
        try {
            return bringBack.restore(outcome.record(), earlier);
        } catch (SupersededSessionException e) {
            return restoreStored(outcome.record(), earlier, e.session());
        }
    }

    private static ReplStateException forbidden(ReplState state) {
        return new ReplStateException(
                state, "This repl is " + state.name().toLowerCase(Locale.ROOT) + ": nothing can be restored just now.");
    }
}
