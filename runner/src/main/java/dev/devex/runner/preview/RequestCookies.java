package dev.devex.runner.preview;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderValues;
import io.undertow.util.Headers;
import java.util.Arrays;
import java.util.List;

/** The cookies of a request as {@code name=value}, untouched. */
final class RequestCookies {
    private RequestCookies() {}

    static List<String> of(HttpServerExchange exchange) {
        HeaderValues headers = exchange.getRequestHeaders().get(Headers.COOKIE);
        if (headers == null) {
            return List.of();
        }
        return headers.stream()
                .flatMap(header -> Arrays.stream(header.split(";")))
                .map(String::trim)
                .filter(cookie -> !cookie.isEmpty())
                .toList();
    }
}
