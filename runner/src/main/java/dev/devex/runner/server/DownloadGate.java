package dev.devex.runner.server;

import dev.devex.runner.access.OneTimeCodes;
import dev.devex.runner.files.FileProblem;
import dev.devex.runner.files.WorkspacePath;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.Methods;
import io.undertow.util.StatusCodes;
import java.util.Deque;

/** Lets a browser's own download through, which brings a code in its address and no ticket. */
final class DownloadGate implements HttpHandler {
    private final OneTimeCodes<WorkspacePath> codes;
    private final FilesHandler files;
    private final HttpHandler others;

    /** Requests without a code go on to {@code others}. */
    DownloadGate(OneTimeCodes<WorkspacePath> codes, FilesHandler files, HttpHandler others) {
        this.codes = codes;
        this.files = files;
        this.others = others;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws Exception {
        Deque<String> given = exchange.getQueryParameters().get(OneTimeCodes.PARAMETER);
        if (given == null || exchange.getRequestHeaders().contains(Headers.AUTHORIZATION)) {
            others.handleRequest(exchange);
        } else if (opens(given.getFirst(), exchange)) {
            files.handleRequest(exchange);
        } else {
            Problem.send(
                    exchange,
                    StatusCodes.UNAUTHORIZED,
                    "This download was opened already, or too late. Begin it anew.");
        }
    }

    private boolean opens(String code, HttpServerExchange exchange) {
        try {
            WorkspacePath path = files.path(exchange);
            return exchange.getRequestMethod().equals(Methods.GET)
                    && codes.redeem(code).filter(path::equals).isPresent();
        } catch (FileProblem outside) {
            return false;
        }
    }
}
