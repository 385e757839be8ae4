package dev.devex.auth.internal;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** The secret of a sign-in under way and its public challenge (PKCE, RFC 7636, method S256). */
record CodeVerifier(String value) {
    static CodeVerifier random() {
        return new CodeVerifier(RandomText.make());
    }

    String challenge() {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(value.getBytes(US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java lacks SHA-256.", e);
        }
    }

    @Override
    public String toString() {
        return "code verifier";
    }
}
