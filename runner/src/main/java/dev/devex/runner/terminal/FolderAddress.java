package dev.devex.runner.terminal;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A shell's folder as it says it: {@code file://host/path}, in which some escape everything and some next to nothing. */
final class FolderAddress {
    private static final String SCHEME = "file://";
    private static final int HEXADECIMAL = 16;

    private FolderAddress() {}

    /** The path from {@code workspace}, with slashes, or null when it is somewhere else. */
    static @Nullable String within(Path workspace, String address) {
        int path = address.indexOf('/', SCHEME.length());
        if (!address.startsWith(SCHEME) || path < 0) {
            return null;
        }
        try {
            Path folder = Path.of(decode(address.substring(path))).normalize();
            return folder.startsWith(workspace) ? workspace.relativize(folder).toString() : null;
        } catch (InvalidPathException noFolder) {
            return null;
        }
    }

    private static String decode(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream decoded = new ByteArrayOutputStream(bytes.length);
        for (int i = 0; i < bytes.length; i++) {
            int escaped = bytes[i] == '%' && i + 2 < bytes.length ? hexadecimal(bytes[i + 1], bytes[i + 2]) : -1;
            decoded.write(escaped < 0 ? bytes[i] : escaped);
            i += escaped < 0 ? 0 : 2;
        }
        return decoded.toString(StandardCharsets.UTF_8);
    }

    private static int hexadecimal(byte high, byte low) {
        int first = Character.digit(high, HEXADECIMAL);
        int second = Character.digit(low, HEXADECIMAL);
        return first < 0 || second < 0 ? -1 : first * HEXADECIMAL + second;
    }
}
