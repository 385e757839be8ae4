package dev.devex.runner.preview;

import io.undertow.util.HeaderMap;
import io.undertow.util.HeaderValues;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What changes in the headers between a browser and the user's program. */
final class PreviewRewriting {
    private static final String BEARER = "bearer.";
    // They would reach beyond the program: our cookies, and our paths on the same origin.
    private static final List<HttpString> NOT_THE_PROGRAMS =
            List.of(new HttpString("Clear-Site-Data"), new HttpString("Service-Worker-Allowed"));
    private static final Set<String> NOT_KEPT = Set.of("path", "domain");

    private final PreviewTarget target;

    PreviewRewriting(PreviewTarget target) {
        this.target = target;
    }

    /** Takes our cookies and tokens out of a request. */
    static void cleanRequest(HeaderMap headers) {
        keep(headers, Headers.COOKIE, ";", "; ", cookie -> !OwnNames.isCookie(cookie));
        keep(headers, Headers.SEC_WEB_SOCKET_PROTOCOL, ",", ", ", name -> !isBearer(name));
        String authorization = headers.getFirst(Headers.AUTHORIZATION);
        if (authorization != null && OwnNames.isToken(authorization.replaceFirst("(?i)^bearer ", ""))) {
            headers.remove(Headers.AUTHORIZATION);
        }
    }

    /** Points an answer's places back under the prefix, and keeps it from setting what is ours. */
    void rewriteResponse(HeaderMap headers) {
        NOT_THE_PROGRAMS.forEach(headers::remove);
        String location = headers.getFirst(Headers.LOCATION);
        if (location != null) {
            headers.put(Headers.LOCATION, location(location));
        }
        HeaderValues cookies = headers.get(Headers.SET_COOKIE);
        if (cookies != null) {
            List<String> kept = cookies.stream()
                    .filter(cookie -> !OwnNames.isCookie(cookie))
                    .map(this::cookie)
                    .toList();
            headers.remove(Headers.SET_COOKIE);
            headers.addAll(Headers.SET_COOKIE, kept);
        }
    }

    private String location(String location) {
        if (location.startsWith("/") && !location.startsWith("//")) {
            return path(location);
        }
        String authority = authority(location);
        if (authority == null || !isProgram(authority)) {
            return location;
        }
        int path = location.indexOf('/', location.indexOf("//") + 2);
        return path(path < 0 ? "/" : location.substring(path));
    }

    private boolean isProgram(String authority) {
        return authority.equals(target.host())
                || authority.equals("127.0.0.1:" + target.port())
                || authority.equals("[::1]:" + target.port())
                || authority.equals(target.publicHost());
    }

    private String cookie(String cookie) {
        List<String> parts = Arrays.stream(cookie.split(";")).map(String::trim).toList();
        String kept = parts.stream()
                .filter(part -> !NOT_KEPT.contains(attribute(part)))
                .collect(Collectors.joining("; "));
        return parts.stream()
                .skip(1)
                .filter(part -> attribute(part).equals("path"))
                .reduce((earlier, later) -> later)
                .map(part -> kept + "; Path="
                        + cookiePath(part.substring(part.indexOf('=') + 1).trim()))
                .orElse(kept);
    }

    private String cookiePath(String path) {
        return path.startsWith("/") ? path(path) : target.prefix() + "/";
    }

    // A program that knows X-Forwarded-Prefix has done it already.
    private String path(String path) {
        boolean done = path.equals(target.prefix()) || path.startsWith(target.prefix() + "/");
        return done ? path : target.prefix() + path;
    }

    private static String attribute(String part) {
        int end = part.indexOf('=');
        return (end < 0 ? part : part.substring(0, end)).trim().toLowerCase(Locale.ROOT);
    }

    private static @Nullable String authority(String location) {
        try {
            return new URI(location).getRawAuthority();
        } catch (URISyntaxException malformed) {
            return null;
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
