package dev.devex.runner.preview;

import io.undertow.server.HttpServerExchange;

/** The path of a request as it was sent, still percent-encoded; a request may name the whole address (RFC 9112, 3.2.2). */
public final class RawPath {
    private RawPath() {}

    public static String of(HttpServerExchange exchange) {
        String uri = exchange.getRequestURI();
        if (!exchange.isHostIncludedInRequestURI()) {
            return uri;
        }
        int path = uri.indexOf('/', uri.indexOf("//") + 2);
        return path < 0 ? "/" : uri.substring(path);
    }
}
