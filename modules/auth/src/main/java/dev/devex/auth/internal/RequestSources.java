package dev.devex.auth.internal;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * From where this site takes requests. Names of loopback are its own only where a name alone signs in; an origin must
 * then also have the core's port, since programs of users serve pages on other ports of the same names.
 *
 * @param sandboxUrl where sandboxes reach the core, if not where browsers do
 */
record RequestSources(URI publicUrl, boolean localLogin, Optional<URI> sandboxUrl) {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    /** Whether this site answers to a {@code Host} header (RFC 9110, section 7.2). */
    boolean isOwnHost(@Nullable String host) {
        var address = parse("http://" + host);
        return host != null
                && address != null
                && (isAt(publicUrl, address)
                        || sandboxUrl.filter(own -> isAt(own, address)).isPresent()
                        || (localLogin && LOOPBACK.contains(name(address))));
    }

    /**
     * Whether a page of this site can have sent an {@code Origin} header (RFC 6454).
     *
     * @param port the one the request came in on
     */
    boolean isOwnOrigin(String origin, int port) {
        var address = parse(origin);
        return address != null && (isPublicOrigin(address) || (localLogin && isLoopback(address, port)));
    }

    private static boolean isAt(URI own, URI address) {
        return name(address).equals(name(own)) && port(address, scheme(own)) == port(own);
    }

    private boolean isPublicOrigin(URI origin) {
        return scheme(origin).equals(scheme(publicUrl)) && isAt(publicUrl, origin);
    }

    private static boolean isLoopback(URI origin, int port) {
        return scheme(origin).equals("http") && LOOPBACK.contains(name(origin)) && port(origin) == port;
    }

    private static @Nullable URI parse(String text) {
        try {
            var address = URI.create(text);
            return isBare(address) ? address : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static boolean isBare(URI address) {
        return address.getScheme() != null
                && address.getHost() != null
                && address.getRawUserInfo() == null
                && address.getRawPath().isEmpty()
                && address.getRawQuery() == null
                && address.getRawFragment() == null;
    }

    private static String scheme(URI address) {
        return address.getScheme().toLowerCase(Locale.ROOT);
    }

    private static String name(URI address) {
        return address.getHost().toLowerCase(Locale.ROOT);
    }

    private static int port(URI address) {
        return port(address, scheme(address));
    }

    private static int port(URI address, String scheme) {
        var standard = scheme.equals("https") ? 443 : 80;
        return address.getPort() == -1 ? standard : address.getPort();
    }
}
