package dev.devex.storage;

import java.util.Optional;

/**
 * A workspace as the store knows it.
 *
 * @param session the newest session of the repl that has read or saved it
 * @param newest the newest snapshot
 * @param description none where none was stored, or what is stored is damaged
 */
public record StoredWorkspace(
        Workspace workspace, long session, Snapshot newest, Optional<WorkspaceDescription> description) {}
