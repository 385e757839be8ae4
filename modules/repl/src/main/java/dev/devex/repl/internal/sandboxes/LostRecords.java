package dev.devex.repl.internal.sandboxes;

import dev.devex.kernel.Redis;
import dev.devex.kernel.ReplId;
import dev.devex.repl.internal.records.RecoveredRecords;
import dev.devex.storage.StorageException;
import dev.devex.storage.Workspace;
import dev.devex.storage.WorkspaceArchive;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Set;

/** Makes records anew that Redis has lost, of repls that have a sandbox. */
@Dependent
class LostRecords {
    private static final Logger LOG = System.getLogger(LostRecords.class.getName());

    private final WorkspaceArchive archive;
    private final RecoveredRecords records;

    @Inject
    LostRecords(WorkspaceArchive archive, Redis redis) {
        this.archive = archive;
        records = new RecoveredRecords(redis);
    }

    /** Goes through the store once, however many they are; those that nothing is stored of, or that were deleted, are left out. */
    void recover(Set<ReplId> repls) {
        if (repls.isEmpty()) {
            return;
        }
        try (var workspaces = archive.workspaces()) {
            workspaces.filter(workspace -> repls.contains(workspace.repl())).forEach(this::recover);
        }
    }

    private void recover(Workspace workspace) {
        try {
            var outcome = records.recover(archive.read(workspace));
            LOG.log(Level.WARNING, "{0} has a sandbox and had no record: {1}", workspace.repl(), outcome);
        } catch (StorageException e) {
            LOG.log(Level.WARNING, "What is stored of {0} is of no use: {1}", workspace.repl(), e.getMessage());
        }
    }
}
