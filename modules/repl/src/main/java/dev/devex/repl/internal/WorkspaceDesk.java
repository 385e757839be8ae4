package dev.devex.repl.internal;

import static dev.devex.repl.ReplState.DELETING;
import static dev.devex.repl.ReplState.RUNNING;
import static dev.devex.repl.ReplState.STARTING;
import static dev.devex.repl.ReplState.STOPPING;

import dev.devex.auth.SandboxCaller;
import dev.devex.kernel.ReplId;
import dev.devex.repl.ForeignSandboxException;
import dev.devex.repl.OldSessionException;
import dev.devex.repl.ReplState;
import dev.devex.repl.UnknownReplException;
import dev.devex.repl.internal.records.Fields;
import dev.devex.repl.internal.records.ReplRecord;
import dev.devex.repl.internal.records.ReplRecords;
import dev.devex.storage.WorkspaceGrant;
import dev.devex.storage.WorkspaceStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.Set;

/** Where a repl's present sandbox, and no other, gets at its stored work. */
@ApplicationScoped
public class WorkspaceDesk {
    private static final Set<ReplState> WITH_SANDBOX = EnumSet.of(STARTING, RUNNING, STOPPING);

    private final ReplRecords records;
    private final WorkspaceStore store;

    @Inject
    WorkspaceDesk(ReplRecords records, WorkspaceStore store) {
        this.records = records;
        this.store = store;
    }

    @SuppressWarnings("NullAway")
    protected WorkspaceDesk() {
        records = null;
        store = null;
    }

    public WorkspaceGrant grant(ReplId repl, SandboxCaller caller) {
        var record = recordFor(repl, caller);
        return store.grant(record.workspace(), record.session());
    }

    /** @return when the snapshot was made the newest */
    public Instant commit(ReplId repl, SandboxCaller caller, WorkspaceStore.Upload snapshot) {
        var record = recordFor(repl, caller);
        var savedAt =
                store.commit(record.workspace(), record.session(), snapshot).truncatedTo(ChronoUnit.MILLIS);
        try {
            var outcome =
                    records.set(record, Fields.none().set("savedAt", savedAt).set("savedSession", record.session()));
            if (outcome.record().state() == DELETING) {
                throw new UnknownReplException();
            }
        } catch (UnknownReplException e) {
            // Deleted in the meantime, perhaps before this snapshot was there.
            store.delete(record.workspace());
            throw e;
        }
        return savedAt;
    }

    private ReplRecord recordFor(ReplId repl, SandboxCaller caller) {
        if (!caller.repl().equals(repl)) {
            throw new ForeignSandboxException();
        }
        var record = records.find(repl).orElseThrow(UnknownReplException::new);
        if (record.session() != caller.session() || !WITH_SANDBOX.contains(record.state())) {
            throw new OldSessionException();
        }
        return record;
    }
}
