package dev.devex.recovery;

import dev.devex.storage.StorageException;
import dev.devex.storage.StoredWorkspace;
import dev.devex.storage.Workspace;
import dev.devex.storage.WorkspaceArchive;
import java.util.Optional;

/**
 * What came of reading the head of a workspace.
 *
 * @param stored none when it could not be read
 * @param problem why, in a sentence
 */
record Reading(Workspace workspace, Optional<StoredWorkspace> stored, String problem) {
    static Reading of(Workspace workspace, WorkspaceArchive archive) {
        try {
            return new Reading(workspace, Optional.of(archive.read(workspace)), "");
        } catch (StorageException e) {
            return new Reading(workspace, Optional.empty(), String.valueOf(e.getMessage()));
        }
    }

    String name() {
        return Names.of(workspace);
    }
}
