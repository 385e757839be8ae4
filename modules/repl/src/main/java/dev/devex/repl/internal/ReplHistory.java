package dev.devex.repl.internal;

import dev.devex.kernel.ReplId;
import dev.devex.kernel.UserId;
import dev.devex.repl.internal.records.ReplRecords;
import dev.devex.storage.Snapshot;
import dev.devex.storage.WorkspaceStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** What a repl's stored work was in former times. */
@ApplicationScoped
public class ReplHistory {
    private static final int MOST = 100;

    private final ReplRecords records;
    private final WorkspaceStore store;

    @Inject
    ReplHistory(ReplRecords records, WorkspaceStore store) {
        this.records = records;
        this.store = store;
    }

    @SuppressWarnings("NullAway")
    protected ReplHistory() {
        records = null;
        store = null;
    }

    /** At most a hundred snapshots with lower numbers than that, the latest first. */
    public List<Snapshot> before(UserId owner, ReplId id, long number) {
        return store.history(records.get(owner, id).workspace(), number, MOST);
    }
}
