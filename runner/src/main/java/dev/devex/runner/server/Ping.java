package dev.devex.runner.server;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.StatusCodes;

/** Says whether clients are welcome: no more as soon as the runner begins to end, which may take it a while. */
final class Ping implements HttpHandler {
    private volatile boolean ending;

    void end() {
        ending = true;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) {
        if (ending) {
            Problem.send(exchange, StatusCodes.SERVICE_UNAVAILABLE, "The runner is ending.");
        } else {
            exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "application/json");
            exchange.getResponseSender().send("\"pong\"");
        }
    }
}
