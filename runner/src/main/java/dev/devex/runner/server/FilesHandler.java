package dev.devex.runner.server;

import dev.devex.runner.files.FileProblem;
import dev.devex.runner.files.WorkspaceFiles;
import dev.devex.runner.files.WorkspacePath;
import io.undertow.io.IoCallback;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.Methods;
import io.undertow.util.StatusCodes;
import java.io.IOException;
import java.nio.channels.FileChannel;
import org.xnio.IoUtils;

/** One file's bytes, streamed both ways. */
final class FilesHandler implements HttpHandler {
    private static final HttpString NOSNIFF = new HttpString("X-Content-Type-Options");

    private final WorkspaceFiles files;
    private final String prefix;

    FilesHandler(WorkspaceFiles files, String prefix) {
        this.files = files;
        this.prefix = prefix;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws IOException {
        try {
            WorkspacePath path =
                    RequestPath.workspacePath(RequestPath.of(exchange).substring(prefix.length()));
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
            Problem.send(exchange, status(problem), String.valueOf(problem.getMessage()));
        }
    }

    private void get(HttpServerExchange exchange, WorkspacePath path) throws IOException {
        FileChannel file = files.read(path);
        exchange.addExchangeCompleteListener((completed, next) -> {
            IoUtils.safeClose(file);
            next.proceed();
        });
        exchange.getResponseHeaders()
                .put(Headers.CONTENT_TYPE, "application/octet-stream")
                .put(Headers.CONTENT_DISPOSITION, "attachment")
                .put(Headers.CACHE_CONTROL, "no-store")
                .put(NOSNIFF, "nosniff");
        exchange.setResponseContentLength(file.size());
        if (exchange.getRequestMethod().equals(Methods.GET)) {
            exchange.getResponseSender().transferFrom(file, IoCallback.END_EXCHANGE);
        }
    }

    private void put(HttpServerExchange exchange, WorkspacePath path) {
        exchange.startBlocking();
        boolean created = files.write(path, exchange.getInputStream());
        exchange.setStatusCode(created ? StatusCodes.CREATED : StatusCodes.NO_CONTENT);
    }

    private static int status(FileProblem problem) {
        if (problem instanceof FileProblem.Missing) {
            return StatusCodes.NOT_FOUND;
        }
        if (problem instanceof FileProblem.Outside) {
            return StatusCodes.BAD_REQUEST;
        }
        if (problem instanceof FileProblem.Refused) {
            return StatusCodes.INTERNAL_SERVER_ERROR;
        }
        return StatusCodes.CONFLICT;
    }
}
