package dev.devex.runner.server;

import dev.devex.runner.access.OneTimeCodes;
import dev.devex.runner.files.WorkspaceFiles;
import dev.devex.runner.files.WorkspacePath;
import io.undertow.server.HttpHandler;
import io.undertow.server.handlers.PathHandler;
import java.time.Clock;
import java.util.concurrent.Executor;

/** The addresses of files. */
final class FileRoutes {
    private final OneTimeCodes<WorkspacePath> codes = new OneTimeCodes<>(Clock.systemUTC());
    private final WorkspaceFiles files;
    private final String api;
    private final FilesHandler bytes;

    FileRoutes(WorkspaceFiles files, String api, Executor threads) {
        this.files = files;
        this.api = api;
        this.bytes = new FilesHandler(files, api + "/files", threads);
    }

    /** Adds what needs a ticket. */
    PathHandler addTo(PathHandler gated) {
        return gated.addExactPath(api + "/download-codes", new DownloadCodesHandler(files, codes))
                .addPrefixPath(api + "/files", bytes);
    }

    /** What a code in the address may open; everything else is for {@code gate}. */
    PathHandler addTo(PathHandler shared, HttpHandler gate) {
        return shared.addPrefixPath(api + "/files", new DownloadGate(codes, bytes, gate));
    }
}
