package dev.devex.repl.internal;

import static dev.devex.repl.ReplState.DELETING;
import static dev.devex.repl.ReplState.STARTING;

import dev.devex.auth.SandboxCaller;
import dev.devex.auth.SandboxTokens;
import dev.devex.kernel.ReplId;
import dev.devex.kernel.UnavailableException;
import dev.devex.repl.OldSessionException;
import dev.devex.repl.UnknownReplException;
import dev.devex.repl.internal.housekeeping.Housekeeping;
import dev.devex.repl.internal.records.Fields;
import dev.devex.repl.internal.records.ReplRecords;
import dev.devex.repl.internal.records.SandboxRecords;
import dev.devex.storage.Snapshot;
import dev.devex.storage.SnapshotGrant;
import dev.devex.storage.SupersededSessionException;
import dev.devex.storage.UploadGrant;
import dev.devex.storage.WorkspaceObject;
import dev.devex.storage.WorkspaceStore;
import dev.devex.storage.WorkspaceStore.Commit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.EnumSet;
import java.util.List;

/** Where a repl's sandboxes get at its stored work: the present one, and former ones as far as nothing is lost by it. */
@ApplicationScoped
public class WorkspaceDesk {
    private final ReplRecords records;
    private final SandboxRecords sandboxes;
    private final WorkspaceStore store;
    private final SandboxTokens tokens;
    private final Housekeeping housekeeping;

    @Inject
    WorkspaceDesk(ReplRecords records, WorkspaceStore store, SandboxTokens tokens, Housekeeping housekeeping) {
        this.records = records;
        this.sandboxes = new SandboxRecords(records);
        this.store = store;
        this.tokens = tokens;
        this.housekeeping = housekeeping;
    }

    @SuppressWarnings("NullAway")
    protected WorkspaceDesk() {
        records = null;
        sandboxes = null;
        store = null;
        tokens = null;
        housekeeping = null;
    }

    /** Lets the present sandbox read what is stored. */
    public SnapshotGrant open(ReplId repl, SandboxCaller caller) {
        var record = sandboxes.ofPresent(repl, caller);
        try {
            return store.open(record.workspace(), caller.session());
        } catch (SupersededSessionException e) {
            // The record is older than what is stored, as after a backup: its start begins again, later than all there
            // was.
            records.set(record, EnumSet.of(STARTING), Fields.none().set("session", e.session() + 1));
            throw e;
        }
    }

    /** Gives the present sandbox a new token, so that it can save for as long as it runs. */
    public String renewToken(ReplId repl, SandboxCaller caller) {
        return tokens.issue(sandboxes.ofPresent(repl, caller).id(), caller.session());
    }

    /** Lets a sandbox, present or former, upload what it will commit. */
    public UploadGrant upload(ReplId repl, SandboxCaller caller, List<WorkspaceObject> objects) {
        return store.upload(sandboxes.of(repl, caller).workspace(), objects);
    }

    /** Makes what the present sandbox has uploaded the newest stored copy; what a former one has is kept aside. */
    public Snapshot commit(ReplId repl, SandboxCaller caller, Commit commit) {
        var record = sandboxes.of(repl, caller);
        housekeeping.noteSave(record.workspace());
        if (!SandboxRecords.isPresent(caller, record)) {
            return store.keepAside(record.workspace(), caller.session(), commit).orElseThrow(OldSessionException::new);
        }
        var snapshot = store.commit(record.workspace(), caller.session(), commit);
        if (isDeletedSince(repl, snapshot)) {
            // Perhaps before this snapshot was there.
            store.delete(record.workspace());
            throw new UnknownReplException();
        }
        return snapshot;
    }

    /** Notes the snapshot; of a record that is gone without having been deleted, the work is all there is. */
    private boolean isDeletedSince(ReplId repl, Snapshot snapshot) {
        try {
            return records.saved(repl, snapshot).state() == DELETING;
        } catch (UnknownReplException e) {
            if (records.wasDeleted(repl)) {
                return true;
            }
            throw new UnavailableException("The record of this repl is missing just now.", e);
        }
    }
}
