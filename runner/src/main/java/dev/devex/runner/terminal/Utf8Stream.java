package dev.devex.runner.terminal;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Decodes UTF-8 that comes in chunks; a character cut at a chunk's end is held until it is whole. */
final class Utf8Stream {
    private static final int LONGEST_REST = 3;

    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
    private ByteBuffer rest = ByteBuffer.allocate(0);

    String decode(byte[] chunk, int length) {
        ByteBuffer bytes = ByteBuffer.allocate(rest.remaining() + length);
        bytes.put(rest).put(chunk, 0, length).flip();
        return decode(bytes, false);
    }

    /** What the stream's end leaves of a character that never became whole. */
    String end() {
        return decode(rest, true);
    }

    private String decode(ByteBuffer bytes, boolean last) {
        CharBuffer characters = CharBuffer.allocate(bytes.remaining() + LONGEST_REST);
        decoder.decode(bytes, characters, last);
        rest = bytes;
        return characters.flip().toString();
    }
}
