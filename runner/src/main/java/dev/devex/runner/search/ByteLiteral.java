package dev.devex.runner.search;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Finds a text in bytes (Horspool), which need not become characters for that. */
final class ByteLiteral {
    private final byte[] needle;
    private final byte[] folded = new byte[256];
    private final int[] skips = new int[256];

    /** Without {@code caseSensitive} the letters of ASCII count as equal. */
    ByteLiteral(String text, boolean caseSensitive) {
        needle = text.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < folded.length; i++) {
            folded[i] = (byte) (!caseSensitive && i >= 'A' && i <= 'Z' ? i + 'a' - 'A' : i);
        }
        for (int i = 0; i < needle.length; i++) {
            needle[i] = folded[needle[i] & 0xff];
        }
        Arrays.fill(skips, needle.length);
        for (int i = 0; i < skips.length; i++) {
            for (int j = 0; j < needle.length - 1; j++) {
                if (needle[j] == folded[i]) {
                    skips[i] = needle.length - 1 - j;
                }
            }
        }
    }

    /** Where it first is from {@code start} on and before {@code end}, or -1. */
    int find(byte[] bytes, int start, int end) {
        byte wanted = needle[needle.length - 1];
        int at = start + needle.length - 1;
        while (at < end) {
            int found = bytes[at] & 0xff;
            if (folded[found] == wanted && isAt(bytes, at - needle.length + 1)) {
                return at - needle.length + 1;
            }
            at += skips[found];
        }
        return -1;
    }

    private boolean isAt(byte[] bytes, int start) {
        for (int i = 0; i < needle.length - 1; i++) {
            if (folded[bytes[start + i] & 0xff] != needle[i]) {
                return false;
            }
        }
        return true;
    }
}
