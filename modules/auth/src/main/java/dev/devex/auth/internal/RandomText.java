package dev.devex.auth.internal;

import java.security.SecureRandom;
import java.util.Base64;

/** Text nobody can guess: 256 bits in 43 characters that need no escaping anywhere. */
final class RandomText {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;

    private RandomText() {}

    static String make() {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
