package dev.devex.runner.server;

import java.nio.ByteBuffer;

/**
 * A WebSocket frame in the making (RFC 6455, 5.2): the payload first, then the header that stands before it and counts it.
 * Frames are made in memory that is used again and again.
 */
final class Frame {
    /** The longest payload. */
    static final int PAYLOAD = 1 << 16;

    static final int TEXT = 1;
    static final int BINARY = 2;

    private static final int HEADER = 10;
    private static final int ENVELOPE = 256;
    private static final int FINAL = 0x80;
    private static final int ONE_BYTE = 125;
    private static final int TWO_BYTES = 126;
    private static final int EIGHT_BYTES = 127;
    private static final int MAX_TWO_BYTES = 0xFFFF;

    private final ByteBuffer memory = ByteBuffer.allocateDirect(HEADER + PAYLOAD);
    /** Room for a terminal's bytes, and for the text they become. */
    private final byte[] raw = new byte[PAYLOAD / 2];

    private final byte[] text = new byte[PAYLOAD - ENVELOPE];

    /** Begins anew; the payload goes into what this returns. */
    ByteBuffer begin() {
        return memory.clear().position(HEADER);
    }

    byte[] raw() {
        return raw;
    }

    byte[] text() {
        return text;
    }

    /** Ends the payload where the buffer stands; returns the frame. */
    ByteBuffer end(int type) {
        memory.flip();
        int length = memory.limit() - HEADER;
        int start = HEADER - headerLength(length);
        memory.position(start);
        writeHeader(memory, type, length);
        return memory.position(start);
    }

    /** A text frame of its own, as long as need be. */
    static ByteBuffer text(byte[] payload) {
        ByteBuffer frame = ByteBuffer.allocate(headerLength(payload.length) + payload.length);
        writeHeader(frame, TEXT, payload.length);
        return frame.put(payload).flip();
    }

    private static int headerLength(int length) {
        return length <= ONE_BYTE ? 2 : length <= MAX_TWO_BYTES ? 2 + Short.BYTES : 2 + Long.BYTES;
    }

    private static void writeHeader(ByteBuffer target, int type, int length) {
        target.put((byte) (FINAL | type));
        if (length <= ONE_BYTE) {
            target.put((byte) length);
        } else if (length <= MAX_TWO_BYTES) {
            target.put((byte) TWO_BYTES).putShort((short) length);
        } else {
            target.put((byte) EIGHT_BYTES).putLong(length);
        }
    }
}
