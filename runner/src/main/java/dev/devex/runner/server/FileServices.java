package dev.devex.runner.server;

import dev.devex.runner.files.WorkspaceFiles;
import dev.devex.runner.search.Search;
import dev.devex.runner.search.WorkspaceSearch;
import dev.devex.runner.watch.WorkspaceWatcher;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Executor;

/** What all clients share of the workspace. */
record FileServices(FileRequests requests, WorkspaceWatcher watcher, Search search, Executor threads) {
    static FileServices create(Path workspace, WorkspaceFiles files, WorkspaceWatcher watcher, Executor threads)
            throws IOException {
        return new FileServices(new FileRequests(files), watcher, new WorkspaceSearch(workspace), threads);
    }

    FileSession open(FrameSender sender) {
        return new FileSession(this, sender);
    }
}
