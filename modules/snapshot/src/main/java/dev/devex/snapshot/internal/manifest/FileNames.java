package dev.devex.snapshot.internal.manifest;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Names, and targets of links, as text, whatever their bytes are: Linux takes any. Text is UTF-8, and a byte that is not stands
 * as a lone surrogate from U+DC80 to U+DCFF, as in Python (PEP 383), so that each name has one text and comes back from it.
 *
 * <p>Java itself decodes names by the locale of the process, and in a sandbox with none it would garble every letter outside
 * ASCII; only a path's URI gives and takes its bytes as they are.
 */
public final class FileNames {
    private static final Path ROOT = Path.of("/");
    private static final char ESCAPE = 0xDC00;

    private FileNames() {}

    public static String text(Path path) {
        String plain = path.toString();
        if (isAscii(plain)) {
            return plain;
        }
        String encoded = ROOT.resolve(path).toUri().getRawPath();
        int end = encoded.length() - (encoded.endsWith("/") ? 1 : 0);
        return text(PercentEncoding.decode(encoded.substring(path.isAbsolute() ? 0 : 1, end)));
    }

    /** The opposite of {@link #text}. */
    public static Path path(String text) {
        if (isAscii(text)) {
            return Path.of(text);
        }
        boolean absolute = text.startsWith("/");
        String encoded = PercentEncoding.encode(bytes(text));
        Path path = Path.of(URI.create("file://" + (absolute ? "" : "/") + encoded));
        return absolute ? path : path.subpath(0, path.getNameCount());
    }

    public static boolean isUtf8(String text) {
        return text.codePoints().noneMatch(FileNames::isEscape);
    }

    public static byte[] bytes(String text) {
        var bytes = ByteBuffer.allocate(text.length() * 3);
        text.codePoints().forEach(point -> {
            if (isEscape(point)) {
                bytes.put((byte) (point - ESCAPE));
            } else {
                bytes.put(Character.toString(point).getBytes(StandardCharsets.UTF_8));
            }
        });
        return Arrays.copyOf(bytes.array(), bytes.position());
    }

    public static String text(byte[] bytes) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        var in = ByteBuffer.wrap(bytes);
        var out = CharBuffer.allocate(bytes.length);
        for (CoderResult result = decoder.decode(in, out, true);
                result.isError();
                result = decoder.decode(in, out, true)) {
            for (int left = result.length(); left > 0; left--) {
                out.put((char) (ESCAPE + Byte.toUnsignedInt(in.get())));
            }
        }
        return out.flip().toString();
    }

    /** Compares the bytes of two paths, with the slash before any other byte. */
    public static int compare(String one, String other) {
        int length = Math.min(one.length(), other.length());
        for (int at = 0; at < length; at++) {
            char left = one.charAt(at);
            char right = other.charAt(at);
            if (left != right) {
                return left < 0x80 || right < 0x80 ? rank(left) - rank(right) : compare(bytes(one), bytes(other));
            }
        }
        return one.length() - other.length();
    }

    private static int compare(byte[] one, byte[] other) {
        int at = Arrays.mismatch(one, other);
        return at < 0 || at >= Math.min(one.length, other.length)
                ? one.length - other.length
                : rank(Byte.toUnsignedInt(one[at])) - rank(Byte.toUnsignedInt(other[at]));
    }

    private static int rank(int letter) {
        return letter == '/' ? 0 : letter;
    }

    private static boolean isEscape(int point) {
        return point >= ESCAPE + 0x80 && point <= ESCAPE + 0xFF;
    }

    public static boolean isAscii(String text) {
        for (int at = 0; at < text.length(); at++) {
            if (text.charAt(at) >= 0x80) {
                return false;
            }
        }
        return true;
    }
}
