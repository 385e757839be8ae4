package dev.devex.runner.server;

import dev.devex.runner.files.FileMode;
import dev.devex.runner.files.FileProblem;
import dev.devex.runner.files.OpenFile;
import dev.devex.runner.files.Replacement;
import dev.devex.runner.files.WorkspaceFiles;
import dev.devex.runner.files.WorkspacePath;
import dev.devex.runner.preview.RawPath;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.Headers;
import io.undertow.util.Methods;
import io.undertow.util.StatusCodes;
import java.io.IOException;
import java.util.concurrent.Executor;

/** One file's bytes, streamed both ways, each on a thread of its own: a slow client holds up nobody. */
final class FilesHandler implements HttpHandler {
    private final WorkspaceFiles files;
    private final String prefix;
    private final Executor threads;

    FilesHandler(WorkspaceFiles files, String prefix, Executor threads) {
        this.files = files;
        this.prefix = prefix;
        this.threads = threads;
    }

    /** What the address of {@code exchange} names; throws {@link FileProblem}. */
    WorkspacePath path(HttpServerExchange exchange) {
        return RequestPath.workspacePath(RawPath.of(exchange).substring(prefix.length()));
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) {
        exchange.dispatch(threads, this::serve);
    }

    private void serve(HttpServerExchange exchange) throws IOException {
        try {
            WorkspacePath path = path(exchange);
            if (exchange.getRequestMethod().equals(Methods.PUT)) {
                put(exchange, path);
            } else if (exchange.getRequestMethod().equals(Methods.GET)
                    || exchange.getRequestMethod().equals(Methods.HEAD)) {
                get(exchange, path);
            } else {
                exchange.getResponseHeaders().put(Headers.ALLOW, "GET, HEAD, PUT");
                Problem.send(exchange, StatusCodes.METHOD_NOT_ALLOWED, "A file is read with GET and written with PUT.");
            }
        } catch (FileProblem problem) {
            Problem.send(exchange, problem);
        }
    }

    private void get(HttpServerExchange exchange, WorkspacePath path) throws IOException {
        try (OpenFile file = files.read(path)) {
            new FileDownload(exchange, file).send(path.name());
        }
    }

    private void put(HttpServerExchange exchange, WorkspacePath path) throws IOException {
        files.requireRoom(exchange.getRequestContentLength());
        Replacement.Outcome written = files.write(path, FileUpload.open(exchange), replacement(exchange));
        exchange.getResponseHeaders().put(Headers.ETAG, FileDownload.quoted(written.tag()));
        exchange.setStatusCode(written.created() ? StatusCodes.CREATED : StatusCodes.NO_CONTENT)
                .endExchange();
    }

    /** By the conditions of RFC 9110, section 13. */
    private static Replacement replacement(HttpServerExchange exchange) {
        HeaderMap request = exchange.getRequestHeaders();
        String tag = request.getFirst(Headers.IF_MATCH);
        String mode = request.getFirst(FileDownload.MODE);
        return new Replacement(
                tag == null ? null : tag.replace("\"", ""),
                request.contains(Headers.IF_NONE_MATCH),
                mode == null ? null : FileMode.parse(mode).orElseThrow(FilesHandler::badMode));
    }

    private static FileProblem badMode() {
        return new FileProblem.BadName("A mode is three octal digits.");
    }
}
