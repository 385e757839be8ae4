package dev.devex.runner.server;

import java.nio.charset.StandardCharsets;

/**
 * Turns a terminal's bytes into the inside of a JSON string (RFC 8259, 7), UTF-8 to UTF-8, without making strings of them:
 * whole characters only, and U+FFFD for what is none.
 */
final class TerminalText {
    private static final byte[] REPLACEMENT = "\ufffd".getBytes(StandardCharsets.UTF_8);
    private static final byte[] DIGITS = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    // "\\u001b"
    private static final int LONGEST = 6;

    private final byte[] text;
    private int length;

    /** Writes into {@code text}. */
    TerminalText(byte[] text) {
        this.text = text;
    }

    /** How much has been written. */
    int length() {
        return length;
    }

    /**
     * Adds {@code bytes} up to {@code end}, as far as there is room; returns how many. A character that is cut off at the end
     * is left for next time, unless there is none.
     */
    int add(byte[] bytes, int end, boolean last) {
        int at = 0;
        while (at < end && length + LONGEST <= text.length) {
            int plain = plain(bytes, at, Math.min(end, at + text.length - length));
            System.arraycopy(bytes, at, text, length, plain - at);
            length += plain - at;
            at = plain;
            if (at < end && length + LONGEST <= text.length) {
                int taken = bytes[at] >= 0 ? escape(bytes[at]) : character(bytes, at, end, last);
                if (taken == 0) {
                    return at;
                }
                at += taken;
            }
        }
        return at;
    }

    private static int plain(byte[] bytes, int from, int end) {
        int at = from;
        while (at < end && bytes[at] >= ' ' && bytes[at] != '"' && bytes[at] != '\\') {
            at++;
        }
        return at;
    }

    private int escape(byte character) {
        text[length++] = '\\';
        switch (character) {
            case '"', '\\' -> text[length++] = character;
            case '\n' -> text[length++] = 'n';
            case '\r' -> text[length++] = 'r';
            case '\t' -> text[length++] = 't';
            default -> {
                text[length++] = 'u';
                text[length++] = '0';
                text[length++] = '0';
                text[length++] = DIGITS[character >> 4];
                text[length++] = DIGITS[character & 0xf];
            }
        }
        return 1;
    }

    // How many bytes that was, or 0 when the rest of it is not there yet.
    private int character(byte[] bytes, int at, int end, boolean last) {
        int size = size(bytes[at] & 0xff);
        int good = 1;
        while (good < size && at + good < end && continues(bytes, at, good)) {
            good++;
        }
        if (size > 0 && good < size && at + good == end && !last) {
            return 0;
        }
        boolean whole = size > 0 && good == size;
        byte[] source = whole ? bytes : REPLACEMENT;
        int written = whole ? size : REPLACEMENT.length;
        System.arraycopy(source, whole ? at : 0, text, length, written);
        length += written;
        return good;
    }

    private static int size(int lead) {
        return lead < 0xc2 || lead > 0xf4 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    }

    // No surrogates, nothing that is longer than need be, nothing beyond U+10FFFF (RFC 3629, 4).
    private static boolean continues(byte[] bytes, int at, int index) {
        int next = bytes[at + index] & 0xff;
        int lowest = 0x80;
        int highest = 0xbf;
        if (index == 1) {
            switch (bytes[at] & 0xff) {
                case 0xe0 -> lowest = 0xa0;
                case 0xed -> highest = 0x9f;
                case 0xf0 -> lowest = 0x90;
                case 0xf4 -> highest = 0x8f;
                default -> {}
            }
        }
        return next >= lowest && next <= highest;
    }
}
