package dev.devex.runner.preview;

import dev.devex.runner.access.OneTimeCodes;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.AttachmentKey;
import io.undertow.util.Headers;
import io.undertow.util.StatusCodes;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Swaps a preview code for the pass and takes it out of the address; lets only requests with the pass through, and those
 * only when no page of another origin makes them.
 */
final class PreviewGate implements HttpHandler {
    /** Whether the page that asks is known to be in a frame of another site. */
    static final AttachmentKey<Boolean> FRAMED = AttachmentKey.create(Boolean.class);

    private final OneTimeCodes<PreviewPass> codes;
    private final PreviewPass pass;
    private final PassScope scope;
    private final Visitors visitors;
    private final HttpHandler next;

    PreviewGate(
            OneTimeCodes<PreviewPass> codes, PreviewPass pass, PassScope scope, Visitors visitors, HttpHandler next) {
        this.codes = codes;
        this.pass = pass;
        this.scope = scope;
        this.visitors = visitors;
        this.next = next;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws Exception {
        if (!visitors.admit(exchange)) {
            PreviewPages.foreign(exchange);
            return;
        }
        List<String> shown =
                parameters(exchange).stream().filter(PreviewGate::isCode).toList();
        boolean redeemed = shown.stream()
                .anyMatch(parameter -> codes.redeem(value(parameter)).isPresent());
        if (redeemed) {
            scope.places(exchange)
                    .forEach(place -> exchange.getResponseHeaders().add(Headers.SET_COOKIE, pass.cookie(place)));
        }
        if (!redeemed && !pass.isIn(exchange)) {
            PreviewPages.notAllowed(exchange);
        } else if (!shown.isEmpty()) {
            redirect(exchange);
        } else {
            exchange.putAttachment(FRAMED, pass.isFramed(exchange));
            next.handleRequest(exchange);
        }
    }

    private static void redirect(HttpServerExchange exchange) {
        String query = parameters(exchange).stream()
                .filter(parameter -> !isCode(parameter))
                .collect(Collectors.joining("&"));
        exchange.setStatusCode(StatusCodes.SEE_OTHER);
        exchange.getResponseHeaders()
                .put(Headers.LOCATION, location(exchange) + (query.isEmpty() ? "" : "?" + query))
                .put(Headers.CACHE_CONTROL, "no-store")
                .put(Headers.REFERRER_POLICY, "no-referrer");
    }

    // Two slashes at the beginning would name another host.
    private static String location(HttpServerExchange exchange) {
        return RawPath.of(exchange).replaceFirst("^//+", "/.//");
    }

    private static List<String> parameters(HttpServerExchange exchange) {
        String query = exchange.getQueryString();
        return query.isEmpty() ? List.of() : Arrays.asList(query.split("&"));
    }

    private static boolean isCode(String parameter) {
        int end = parameter.indexOf('=');
        return decode(end < 0 ? parameter : parameter.substring(0, end)).equals(OneTimeCodes.PARAMETER);
    }

    private static String value(String parameter) {
        return decode(parameter.substring(parameter.indexOf('=') + 1));
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return "";
        }
    }
}
