package dev.devex.runner.server;

import dev.devex.runner.preview.PreviewCodes;
import dev.devex.runner.preview.PreviewCodes.PreviewCode;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.Methods;
import io.undertow.util.StatusCodes;
import jakarta.json.Json;

/** Issues preview codes. */
final class PreviewCodesHandler implements HttpHandler {
    private final PreviewCodes codes;

    PreviewCodesHandler(PreviewCodes codes) {
        this.codes = codes;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) {
        if (!exchange.getRequestMethod().equals(Methods.POST)) {
            exchange.getResponseHeaders().put(Headers.ALLOW, "POST");
            Problem.send(exchange, StatusCodes.METHOD_NOT_ALLOWED, "A preview code is made with POST.");
            return;
        }
        PreviewCode code = codes.issue();
        exchange.setStatusCode(StatusCodes.CREATED);
        exchange.getResponseHeaders()
                .put(Headers.CONTENT_TYPE, "application/json")
                .put(Headers.CACHE_CONTROL, "no-store");
        exchange.getResponseSender()
                .send(Json.createObjectBuilder()
                        .add("code", code.code())
                        .add("expiresAt", code.expiresAt().toString())
                        .build()
                        .toString());
    }
}
