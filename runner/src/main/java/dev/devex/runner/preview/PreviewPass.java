package dev.devex.runner.preview;

import io.undertow.server.HttpServerExchange;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * The cookie that opens one repl's preview as long as its runner lives. Its name carries the repl, because browsers send
 * a cookie to every port of a host.
 */
final class PreviewPass {
    private static final int BYTES = 32;

    private final String name;
    private final String value;
    private final String attributes;

    /**
     * @param path the one under which the pass is good
     * @param secure whether browsers come by https; there, the preview may be a frame of another site
     */
    PreviewPass(String repl, String path, boolean secure) {
        this.name = OwnNames.PREFIX + "preview_" + repl;
        this.value = random();
        this.attributes =
                "; Path=" + path + "; HttpOnly; " + (secure ? "SameSite=None; Secure; Partitioned" : "SameSite=Lax");
    }

    String cookie() {
        return name + '=' + value + attributes;
    }

    boolean isIn(HttpServerExchange exchange) {
        byte[] expected = value.getBytes(StandardCharsets.UTF_8);
        boolean present = false;
        for (String cookie : RequestCookies.of(exchange)) {
            if (cookie.startsWith(name + '=')) {
                String shown = cookie.substring(name.length() + 1);
                present |= MessageDigest.isEqual(shown.getBytes(StandardCharsets.UTF_8), expected);
            }
        }
        return present;
    }

    private static String random() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
