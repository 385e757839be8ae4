package dev.devex.runner.files;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The text of a file.
 *
 * @param version says which content this is: the SHA-256 of its bytes, in hex
 */
public record Document(String content, String version) {
    /** What an editor can take: 10 MiB. */
    public static final int MAX_BYTES = 10 << 20;

    /** Reads UTF-8 without NUL; anything else is binary. */
    static Document of(byte[] bytes) {
        try {
            String content = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            if (content.indexOf('\0') >= 0) {
                throw FileProblem.Unsuitable.binary(bytes.length);
            }
            return new Document(content, version(bytes));
        } catch (CharacterCodingException notText) {
            throw FileProblem.Unsuitable.binary(bytes.length);
        }
    }

    static byte[] encode(String content) {
        try {
            ByteBuffer encoded = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(content));
            byte[] bytes = new byte[encoded.remaining()];
            encoded.get(bytes);
            if (bytes.length > MAX_BYTES) {
                throw FileProblem.Unsuitable.tooLarge(bytes.length);
            }
            return bytes;
        } catch (CharacterCodingException halfCharacter) {
            throw new FileProblem.WrongKind("The text holds half a character.");
        }
    }

    static String version(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }
}
