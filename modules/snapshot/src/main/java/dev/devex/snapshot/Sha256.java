package dev.devex.snapshot;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A SHA-256 (FIPS 180-4), by which content is named and checked.
 *
 * @param hex 64 digits, lower-case
 */
public record Sha256(String hex) {
    static final int BYTES = 32;

    /** Of no bytes. */
    static final Sha256 EMPTY = ofContent(new byte[0]);

    /** @throws IllegalArgumentException when the text is no lower-case SHA-256 */
    public Sha256 {
        if (hex.length() != 2 * BYTES || !hex.chars().allMatch(Sha256::isDigit)) {
            throw new IllegalArgumentException("That is no SHA-256.");
        }
    }

    public static Sha256 ofContent(byte[] content) {
        return of(digest().digest(content));
    }

    static Sha256 of(byte[] digest) {
        return new Sha256(HexFormat.of().formatHex(digest));
    }

    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }

    public byte[] bytes() {
        return HexFormat.of().parseHex(hex);
    }

    @Override
    public String toString() {
        return hex;
    }

    private static boolean isDigit(int letter) {
        return (letter >= '0' && letter <= '9') || (letter >= 'a' && letter <= 'f');
    }
}
