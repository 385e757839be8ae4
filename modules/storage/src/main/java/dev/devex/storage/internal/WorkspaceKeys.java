package dev.devex.storage.internal;

import dev.devex.storage.Workspace;
import java.util.Optional;

/** Where a workspace's objects lie. */
record WorkspaceKeys(Workspace workspace) {
    private static final String SUFFIX = ".tar.zst";

    String prefix() {
        return "repl/" + workspace.owner() + "/" + workspace.repl() + "/";
    }

    String head() {
        return prefix() + "head.json";
    }

    String snapshots() {
        return prefix() + "snapshots/";
    }

    String snapshot(UploadId id) {
        return snapshots() + id.value() + SUFFIX;
    }

    /** The opposite of {@link #snapshot}; empty when it is not the key of a snapshot of this workspace. */
    Optional<UploadId> uploadOf(String key) {
        if (!key.startsWith(snapshots()) || !key.endsWith(SUFFIX)) {
            return Optional.empty();
        }
        String id = key.substring(snapshots().length(), key.length() - SUFFIX.length());
        return UploadId.isValid(id) ? Optional.of(new UploadId(id)) : Optional.empty();
    }
}
