package dev.devex.snapshot;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** A SHA-256 (FIPS 180-4), by which content is named and checked. */
public final class Sha256 {
    public static final int BYTES = 32;

    /** Of no bytes. */
    public static final Sha256 EMPTY = ofContent(new byte[0]);

    private final long first;
    private final long second;
    private final long third;
    private final long fourth;

    /**
     * Takes one as text: 64 hexadecimal digits, in lower case.
     *
     * @throws IllegalArgumentException when the text is anything else
     */
    public Sha256(String hex) {
        if (hex.length() != 2 * BYTES) {
            throw new IllegalArgumentException("That is no SHA-256.");
        }
        first = word(hex, 0);
        second = word(hex, 16);
        third = word(hex, 32);
        fourth = word(hex, 48);
    }

    /** Takes the next 32 bytes of a buffer. */
    public Sha256(ByteBuffer buffer) {
        first = buffer.getLong();
        second = buffer.getLong();
        third = buffer.getLong();
        fourth = buffer.getLong();
    }

    /** The hash of some bytes. */
    public static Sha256 ofContent(byte[] content) {
        return of(digest().digest(content));
    }

    public static Sha256 of(byte[] digest) {
        return new Sha256(ByteBuffer.wrap(digest));
    }

    public static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }

    /** As text: 64 hexadecimal digits, in lower case. */
    public String hex() {
        return HexFormat.of().formatHex(bytes());
    }

    /** Its first eight bytes, as a number. */
    public long prefix() {
        return first;
    }

    public byte[] bytes() {
        var buffer = ByteBuffer.allocate(BYTES);
        writeTo(buffer);
        return buffer.array();
    }

    public void writeTo(ByteBuffer buffer) {
        buffer.putLong(first).putLong(second).putLong(third).putLong(fourth);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Sha256 hash
                && first == hash.first
                && second == hash.second
                && third == hash.third
                && fourth == hash.fourth;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(first);
    }

    @Override
    public String toString() {
        return hex();
    }

    private static long word(String hex, int from) {
        long word = 0;
        for (int at = from; at < from + 2 * Long.BYTES; at++) {
            word = word << 4 | digit(hex.charAt(at));
        }
        return word;
    }

    private static int digit(char letter) {
        if (letter >= '0' && letter <= '9') {
            return letter - '0';
        }
        if (letter >= 'a' && letter <= 'f') {
            return letter - 'a' + 10;
        }
        throw new IllegalArgumentException("That is no SHA-256.");
    }
}
