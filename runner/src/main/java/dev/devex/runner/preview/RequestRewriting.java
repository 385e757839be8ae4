package dev.devex.runner.preview;

import io.undertow.util.HeaderMap;
import io.undertow.util.HeaderValues;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import java.util.Arrays;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What changes in a request's headers before the user's program sees it. */
final class RequestRewriting {
    private static final String BEARER = "bearer.";

    private RequestRewriting() {}

    /** Takes our cookies and tokens out, and lets the page's origin be the one that the program believes it has. */
    static void rewrite(HeaderMap headers, PreviewTarget target) {
        keep(headers, Headers.COOKIE, ";", "; ", cookie -> !OwnNames.isCookie(cookie));
        keep(headers, Headers.SEC_WEB_SOCKET_PROTOCOL, ",", ", ", name -> !isBearer(name));
        String authorization = headers.getFirst(Headers.AUTHORIZATION);
        if (authorization != null && OwnNames.isToken(authorization.replaceFirst("(?i)^bearer ", ""))) {
            headers.remove(Headers.AUTHORIZATION);
        }
        headers.put(Headers.X_FORWARDED_HOST, target.publicHost());
        String page = target.scheme() + "://" + target.publicHost();
        if (target.isAlone() && page.equals(headers.getFirst(Headers.ORIGIN))) {
            headers.put(Headers.ORIGIN, "http://" + target.host());
        }
    }

    private static boolean isBearer(String name) {
        return name.startsWith(BEARER) && OwnNames.isToken(name.substring(BEARER.length()));
    }

    private static void keep(
            HeaderMap headers, HttpString name, String separator, String joiner, Predicate<String> kept) {
        HeaderValues values = headers.get(name);
        if (values == null) {
            return;
        }
        String left = values.stream()
                .flatMap(value -> Arrays.stream(value.split(separator)))
                .map(String::trim)
                .filter(value -> !value.isEmpty())
                .filter(kept)
                .collect(Collectors.joining(joiner));
        headers.remove(name);
        if (!left.isEmpty()) {
            headers.put(name, left);
        }
    }
}
