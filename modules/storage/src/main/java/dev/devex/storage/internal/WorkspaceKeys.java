package dev.devex.storage.internal;

import dev.devex.storage.Workspace;

/** Where a workspace's objects lie. */
record WorkspaceKeys(Workspace workspace) {
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
        return snapshots() + id.value() + ".tar.zst";
    }
}
