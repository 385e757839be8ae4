package dev.devex.repl.internal;

import dev.devex.kernel.ReplId;
import dev.devex.kernel.UserId;
import dev.devex.repl.Repl;
import dev.devex.repl.internal.records.ReplRecords;
import dev.devex.storage.Snapshot;
import dev.devex.storage.SnapshotId;
import dev.devex.storage.Workspace;
import dev.devex.storage.WorkspaceHistory;
import dev.devex.storage.WorkspaceHistory.Comparison;
import dev.devex.storage.WorkspaceHistory.Listing;
import dev.devex.storage.WorkspaceHistory.StoredArchive;
import dev.devex.storage.WorkspaceHistory.StoredFile;
import dev.devex.storage.WorkspacePath;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/**
 * What a repl's stored work was in former times, for its owner alone: every call throws {@link
 * dev.devex.repl.UnknownReplException} to others, and what {@link WorkspaceHistory} throws.
 */
@ApplicationScoped
public class ReplHistory {
    private static final int MOST = 100;

    private final ReplRecords records;
    private final WorkspaceHistory history;

    @Inject
    ReplHistory(ReplRecords records, WorkspaceHistory history) {
        this.records = records;
        this.history = history;
    }

    @SuppressWarnings("NullAway")
    protected ReplHistory() {
        records = null;
        history = null;
    }

    /** At most a hundred snapshots with lower numbers than that, the latest first. */
    public List<Snapshot> before(UserId owner, ReplId id, long number) {
        return history.line(workspace(owner, id), number, MOST);
    }

    /** What was kept aside, the latest first. */
    public List<Snapshot> branches(UserId owner, ReplId id) {
        return history.branches(workspace(owner, id));
    }

    public Snapshot find(UserId owner, ReplId id, SnapshotId snapshot) {
        return history.find(workspace(owner, id), snapshot);
    }

    public Listing list(UserId owner, ReplId id, SnapshotId snapshot, Optional<WorkspacePath> folder) {
        return history.list(workspace(owner, id), snapshot, folder);
    }

    public StoredFile open(UserId owner, ReplId id, SnapshotId snapshot, WorkspacePath path) {
        return history.open(workspace(owner, id), snapshot, path);
    }

    public Comparison compare(UserId owner, ReplId id, SnapshotId snapshot, Optional<SnapshotId> other) {
        return history.compare(workspace(owner, id), snapshot, other);
    }

    public NamedArchive archive(UserId owner, ReplId id, SnapshotId snapshot, Optional<WorkspacePath> folder) {
        var record = records.get(owner, id);
        return new NamedArchive(record.repl(), history.archive(record.workspace(), snapshot, folder));
    }

    private Workspace workspace(UserId owner, ReplId id) {
        return records.get(owner, id).workspace();
    }

    /** An archive, and whose it is. */
    public record NamedArchive(Repl repl, StoredArchive archive) {}
}
