package dev.devex.runner.preview;

import io.undertow.server.HttpServerExchange;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * The cookie that opens one repl's preview as long as its runner lives. Its name carries the repl, because browsers send
 * a cookie to every port of a host. In a frame of another site it has another value than elsewhere: so each request tells
 * where its page is shown.
 */
final class PreviewPass {
    private static final int BYTES = 32;

    private final String name;
    private final String unframed = random();
    private final String framed = random();

    PreviewPass(String repl) {
        this.name = OwnNames.PREFIX + "preview_" + repl;
    }

    String cookie(PassScope.Place place) {
        return name + '=' + (place.framed() ? framed : unframed) + "; HttpOnly; Path=" + place.path() + "; "
                + place.attributes();
    }

    boolean isIn(HttpServerExchange exchange) {
        return holds(exchange, unframed) || isFramed(exchange);
    }

    /** Whether the page that asks is known to be in a frame of another site. */
    boolean isFramed(HttpServerExchange exchange) {
        return !holds(exchange, unframed) && holds(exchange, framed);
    }

    private boolean holds(HttpServerExchange exchange, String value) {
        byte[] expected = (name + '=' + value).getBytes(StandardCharsets.UTF_8);
        boolean present = false;
        for (String cookie : RequestCookies.of(exchange)) {
            present |= MessageDigest.isEqual(cookie.getBytes(StandardCharsets.UTF_8), expected);
        }
        return present;
    }

    private static String random() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
