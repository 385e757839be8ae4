package dev.devex.runner.server;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.Methods;
import io.undertow.util.StatusCodes;

/** Lets pages of the core's origin, and no others, use the answers (the Fetch standard's CORS protocol). */
final class CrossOrigin implements HttpHandler {
    private static final HttpString ALLOW_ORIGIN = new HttpString("Access-Control-Allow-Origin");
    private static final HttpString ALLOW_CREDENTIALS = new HttpString("Access-Control-Allow-Credentials");
    private static final HttpString ALLOW_METHODS = new HttpString("Access-Control-Allow-Methods");
    private static final HttpString ALLOW_HEADERS = new HttpString("Access-Control-Allow-Headers");
    private static final HttpString EXPOSE_HEADERS = new HttpString("Access-Control-Expose-Headers");
    private static final HttpString MAX_AGE = new HttpString("Access-Control-Max-Age");
    private static final HttpString REQUEST_METHOD = new HttpString("Access-Control-Request-Method");

    private final String origin;
    private final HttpHandler next;

    CrossOrigin(String origin, HttpHandler next) {
        this.origin = origin;
        this.next = next;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws Exception {
        HeaderMap response = exchange.getResponseHeaders();
        response.add(Headers.VARY, "Origin");
        boolean allowed = origin.equals(exchange.getRequestHeaders().getFirst(Headers.ORIGIN));
        if (allowed) {
            response.put(ALLOW_ORIGIN, origin)
                    .put(ALLOW_CREDENTIALS, "true")
                    .put(EXPOSE_HEADERS, "ETag, Content-Range, X-File-Mode");
        }
        if (isForeignSocket(exchange, allowed)) {
            Problem.send(exchange, StatusCodes.FORBIDDEN, "Pages of another origin may not connect.");
            return;
        }
        if (!isPreflight(exchange)) {
            next.handleRequest(exchange);
            return;
        }
        if (allowed) {
            response.put(ALLOW_METHODS, "GET, HEAD, PUT, POST")
                    .put(
                            ALLOW_HEADERS,
                            "Authorization, Content-Type, If-Match, If-None-Match, If-Range, Range, X-File-Mode")
                    .put(MAX_AGE, "600");
        }
        exchange.setStatusCode(StatusCodes.NO_CONTENT);
    }

    // CORS does not hold for WebSockets. Some clients that are no browsers name the host that they connect to.
    private static boolean isForeignSocket(HttpServerExchange exchange, boolean allowed) {
        HeaderMap request = exchange.getRequestHeaders();
        String origin = request.getFirst(Headers.ORIGIN);
        if (allowed || origin == null || !request.contains(Headers.UPGRADE)) {
            return false;
        }
        String host = request.getFirst(Headers.HOST);
        return !origin.equals(host) && !origin.endsWith("//" + host);
    }

    private static boolean isPreflight(HttpServerExchange exchange) {
        return exchange.getRequestMethod().equals(Methods.OPTIONS)
                && exchange.getRequestHeaders().contains(REQUEST_METHOD);
    }
}
