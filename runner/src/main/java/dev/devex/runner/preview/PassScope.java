package dev.devex.runner.preview;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import java.util.List;

/** Where a browser is to show the pass again, as far as the request tells what browser asks, and for what. */
interface PassScope {
    /** How a cookie reaches a page in a frame of another site (RFC 6265bis; Cookies Having Independent Partitioned State). */
    String FRAMED = "SameSite=None; Secure; Partitioned";

    /** Each place gets a cookie; a browser keeps those that it can. */
    List<Place> places(HttpServerExchange exchange);

    /** At a host of the program's own, in a tab or in a frame. */
    static PassScope host(boolean secure) {
        Place tab = new Place("/", false, "SameSite=Lax" + (secure ? "; Secure" : ""));
        Place frame = new Place("/", true, FRAMED);
        return exchange -> List.of(isFramedByAnotherSite(exchange) ? frame : tab);
    }

    /**
     * Under a path, where documents have no origin and all that they load counts as another site's. A browser that takes
     * no such cookie over http still shows the documents.
     */
    static PassScope path(String path, boolean secure) {
        Place tab = new Place(path, false, "SameSite=Lax");
        Place frame = new Place(path, true, FRAMED);
        return exchange -> secure ? List.of(frame) : isBrowser(exchange) ? List.of(tab, frame) : List.of(tab);
    }

    private static boolean isFramedByAnotherSite(HttpServerExchange exchange) {
        HeaderMap headers = exchange.getRequestHeaders();
        return "iframe".equals(headers.getFirst(Visitors.DESTINATION))
                && Visitors.CROSS_SITE.equals(headers.getFirst(Visitors.SITE));
    }

    private static boolean isBrowser(HttpServerExchange exchange) {
        return exchange.getRequestHeaders().contains(Visitors.MODE);
    }

    /** A cookie's place; {@code framed} is one whose pages may be in frames of other sites. */
    record Place(String path, boolean framed, String attributes) {}
}
