package dev.devex.snapshot.internal.manifest;

import java.util.HexFormat;

/** Writes one line of JSON (RFC 8259). */
final class JsonLine {
    private static final HexFormat HEX = HexFormat.of();

    private final StringBuilder text = new StringBuilder();

    JsonLine open(char bracket) {
        separate();
        text.append(bracket);
        return this;
    }

    JsonLine close(char bracket) {
        text.append(bracket);
        return this;
    }

    JsonLine name(String name) {
        value(name);
        text.append(':');
        return this;
    }

    JsonLine value(long number) {
        separate();
        text.append(number);
        return this;
    }

    JsonLine literal(String literal) {
        separate();
        text.append(literal);
        return this;
    }

    JsonLine value(String value) {
        separate();
        text.append('"');
        for (int at = 0; at < value.length(); at++) {
            append(value.charAt(at));
        }
        text.append('"');
        return this;
    }

    /** The line with its end; another may be written then. */
    String end() {
        String line = text.append('\n').toString();
        text.setLength(0);
        return line;
    }

    private void append(char letter) {
        if (letter == '"' || letter == '\\') {
            text.append('\\').append(letter);
        } else if (letter < ' ') {
            text.append("\\u").append(HEX.toHexDigits((short) letter));
        } else {
            text.append(letter);
        }
    }

    private void separate() {
        if (!text.isEmpty() && "{[:".indexOf(text.charAt(text.length() - 1)) < 0) {
            text.append(',');
        }
    }
}
