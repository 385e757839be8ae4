package dev.devex.snapshot.internal.manifest;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** Names in ASCII, each other byte as in a URI (RFC 3986, section 2.1). */
public final class PercentEncoding {
    private static final HexFormat HEX = HexFormat.of().withUpperCase();
    private static final String UNRESERVED = "/-._~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final Pattern ENCODED = Pattern.compile("(?:[^%\\P{ASCII}]|%[0-9A-Fa-f]{2})*");

    private PercentEncoding() {}

    public static String encode(byte[] name) {
        var encoded = new StringBuilder();
        for (byte value : name) {
            if (UNRESERVED.indexOf(value) >= 0) {
                encoded.append((char) value);
            } else {
                encoded.append('%').append(HEX.toHexDigits(value));
            }
        }
        return encoded.toString();
    }

    /** @throws IllegalArgumentException when it is not encoded as it should be */
    public static byte[] decode(String encoded) {
        if (!ENCODED.matcher(encoded).matches()) {
            throw new IllegalArgumentException("no percent-encoded name");
        }
        var bytes = new ByteArrayOutputStream();
        byte[] text = encoded.getBytes(StandardCharsets.US_ASCII);
        for (int at = 0; at < text.length; at++) {
            if (text[at] == '%') {
                bytes.write(HexFormat.fromHexDigits(encoded, at + 1, at + 3));
                at += 2;
            } else {
                bytes.write(text[at]);
            }
        }
        return bytes.toByteArray();
    }
}
