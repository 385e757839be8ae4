package dev.devex.runner.preview;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.StatusCodes;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Hands a request to the program that listens on the port in its path. */
final class PathPreview implements HttpHandler {
    private static final Pattern REST = Pattern.compile("/(\\d{1,5})(/.*)?");

    private final String prefix;
    private final boolean secure;
    private final ProgramProxy programs;

    PathPreview(String prefix, boolean secure, ProgramProxy programs) {
        this.prefix = prefix;
        this.secure = secure;
        this.programs = programs;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws Exception {
        String path = RawPath.of(exchange);
        Matcher rest = REST.matcher(path.substring(prefix.length()));
        int port = rest.matches() ? Integer.parseInt(rest.group(1)) : 0;
        if (!ListeningPorts.isPort(port)) {
            PreviewPages.wrongPort(exchange);
        } else if (rest.group(2) == null) {
            addSlash(exchange, path);
        } else {
            programs.show(exchange, port, prefix + "/" + port, rest.group(2), secure);
        }
    }

    private static void addSlash(HttpServerExchange exchange, String path) {
        String query = exchange.getQueryString();
        exchange.setStatusCode(StatusCodes.TEMPORARY_REDIRECT);
        exchange.getResponseHeaders().put(Headers.LOCATION, path + "/" + (query.isEmpty() ? "" : "?" + query));
    }
}
