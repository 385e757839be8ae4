package dev.devex.web.internal;

import java.util.Map;
import java.util.regex.Pattern;

/** One file of the browser side, or its one page. */
record PageFile(String path) {
    private static final String PAGE = "/index.html";
    private static final Pattern SERVED = Pattern.compile("(?:/[A-Za-z0-9_-][A-Za-z0-9._-]*)+");
    private static final Pattern OF_THE_SERVER = Pattern.compile("(?i)/(?:WEB|META)-INF/");
    private static final String ANY_TYPE = "application/octet-stream";
    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("html", "text/html; charset=utf-8"),
            Map.entry("js", "text/javascript; charset=utf-8"),
            Map.entry("css", "text/css; charset=utf-8"),
            Map.entry("json", "application/json"),
            Map.entry("webmanifest", "application/manifest+json"),
            Map.entry("txt", "text/plain; charset=utf-8"),
            Map.entry("svg", "image/svg+xml"),
            Map.entry("png", "image/png"),
            Map.entry("webp", "image/webp"),
            Map.entry("ico", "image/x-icon"),
            Map.entry("woff2", "font/woff2"),
            Map.entry("ttf", "font/ttf"));

    /** The file at an address's path; a path whose last part has no dot is a place within the page. */
    static PageFile of(String path) {
        return new PageFile(path.substring(path.lastIndexOf('/')).contains(".") ? path : PAGE);
    }

    /** Whether it is one of those meant for browsers: nothing hidden, nothing of the server's, no way out. */
    boolean isServed() {
        return SERVED.matcher(path).matches()
                && !path.endsWith(".gz")
                && !OF_THE_SERVER.matcher(path).lookingAt();
    }

    /** Whether its name changes with its content, so that it may be kept for ever. */
    boolean isImmutable() {
        return path.startsWith("/assets/");
    }

    String type() {
        return TYPES.getOrDefault(path.substring(path.lastIndexOf('.') + 1), ANY_TYPE);
    }
}
