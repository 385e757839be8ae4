package dev.devex.repl.internal.rest;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** The {@code Content-Disposition} of what is to be stored as a file (RFC 6266). */
final class Attachment {
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    /** What RFC 8187 takes unencoded, {@code attr-char}. */
    private static final String PLAIN = "!#$&+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private Attachment() {}

    /** Under a name that may have any characters; who cannot read it whole gets one with underscores. */
    static String named(String name) {
        return "attachment; filename=\"" + plain(name) + "\"; filename*=UTF-8''" + encoded(name);
    }

    private static String plain(String name) {
        return name.replaceAll("[^ -~]|[\"\\\\%]", "_");
    }

    private static String encoded(String name) {
        var encoded = new StringBuilder();
        for (byte value : name.getBytes(StandardCharsets.UTF_8)) {
            if (PLAIN.indexOf(value) >= 0) {
                encoded.append((char) value);
            } else {
                encoded.append('%').append(HEX.toHexDigits(value));
            }
        }
        return encoded.toString();
    }
}
