package dev.devex.snapshot;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;

/**
 * Names between the bytes of the file system and UTF-8. Java decodes names by the locale of the process, and in a sandbox
 * with none it would garble every letter outside ASCII; only a path's URI gives and takes its bytes as they are.
 */
final class FileNames {
    private static final Path ROOT = Path.of("/");

    private FileNames() {}

    /**
     * A name, or the target of a link, as text.
     *
     * @throws CharacterCodingException when its bytes are not UTF-8
     */
    static String text(Path path) throws CharacterCodingException {
        String plain = path.toString();
        if (isAscii(plain)) {
            return plain;
        }
        String encoded = ROOT.resolve(path).toUri().getRawPath();
        int end = encoded.length() - (encoded.endsWith("/") ? 1 : 0);
        byte[] bytes = decode(encoded.substring(path.isAbsolute() ? 0 : 1, end));
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
    }

    /** The opposite of {@link #text}. */
    static Path path(String text) {
        if (isAscii(text)) {
            return Path.of(text);
        }
        boolean absolute = text.startsWith("/");
        Path path = Path.of(URI.create("file://" + (absolute ? "" : "/") + encode(text)));
        return absolute ? path : path.subpath(0, path.getNameCount());
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(letter -> letter < 0x80);
    }

    private static String encode(String text) {
        var encoded = new StringBuilder();
        for (byte value : text.getBytes(StandardCharsets.UTF_8)) {
            if (value == '/') {
                encoded.append('/');
            } else {
                encoded.append('%').append(HexFormat.of().toHexDigits(value));
            }
        }
        return encoded.toString();
    }

    private static byte[] decode(String encoded) {
        var bytes = new ByteArrayOutputStream();
        for (int at = 0; at < encoded.length(); at++) {
            if (encoded.charAt(at) == '%') {
                bytes.write(HexFormat.fromHexDigits(encoded, at + 1, at + 3));
                at += 2;
            } else {
                bytes.write(encoded.charAt(at));
            }
        }
        return bytes.toByteArray();
    }
}
