package dev.devex.runner.preview;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.Methods;
import java.util.Set;
import java.util.function.BiPredicate;

/**
 * Keeps pages of other origins from using a browser's pass: browsers say for whom they ask (Fetch Metadata Request
 * Headers, and {@code Origin}). A client that says nothing is no browser, and has the pass because it was given to it.
 *
 * @param own whether an exchange's {@code Origin} may ask for anything
 * @param modes what others may do, reading only
 */
record Visitors(BiPredicate<HttpServerExchange, String> own, Set<String> modes) {
    static final HttpString SITE = new HttpString("Sec-Fetch-Site");
    static final HttpString MODE = new HttpString("Sec-Fetch-Mode");
    static final HttpString DESTINATION = new HttpString("Sec-Fetch-Dest");
    static final String CROSS_SITE = "cross-site";

    private static final Set<String> SAME = Set.of("same-origin", "none");

    boolean admit(HttpServerExchange exchange) {
        HeaderMap headers = exchange.getRequestHeaders();
        String site = headers.getFirst(SITE);
        String origin = headers.getFirst(Headers.ORIGIN);
        if (site != null && SAME.contains(site)) {
            return true;
        }
        if (origin != null) {
            return own.test(exchange, origin);
        }
        return site == null || (isReading(exchange) && modes.contains(headers.getFirst(MODE)));
    }

    private static boolean isReading(HttpServerExchange exchange) {
        return exchange.getRequestMethod().equals(Methods.GET)
                || exchange.getRequestMethod().equals(Methods.HEAD);
    }
}
