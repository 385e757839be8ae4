package dev.devex.kernel;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads {@code Authorization: Bearer …} (RFC 6750). */
public final class BearerToken {
    private static final String SCHEME = "Bearer ";

    private BearerToken() {}

    /** The token in a header's value, if it is one of this scheme. */
    public static Optional<String> in(@Nullable String authorization) {
        return Optional.ofNullable(authorization)
                .filter(header -> header.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
                .map(header -> header.substring(SCHEME.length()).trim());
    }

    /** Whether a header's value carries {@code secret}; takes the same time whatever it carries of the same length. */
    public static boolean carries(@Nullable String authorization, String secret) {
        return in(authorization)
                .filter(token -> MessageDigest.isEqual(token.getBytes(UTF_8), secret.getBytes(UTF_8)))
                .isPresent();
    }
}
