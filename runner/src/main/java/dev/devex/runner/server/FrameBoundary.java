package dev.devex.runner.server;

import java.nio.ByteBuffer;

/** Follows the frames in a stream of bytes (RFC 6455, 5.2), however it is cut. Not for several threads. */
final class FrameBoundary {
    private static final int FINAL = 0x80;
    private static final int CONTROL = 0x08;
    private static final int CLOSE = 0x08;
    private static final int TYPE = 0x0F;
    private static final int MASKED = 0x80;
    private static final int LENGTH = 0x7F;
    private static final int TWO_BYTES = 126;
    private static final int EIGHT_BYTES = 127;
    private static final int MASK_BYTES = 4;
    private static final int MAX_HEADER = 2 + Long.BYTES + MASK_BYTES;

    private final ByteBuffer header = ByteBuffer.allocate(MAX_HEADER);
    private long payload;
    private boolean inMessage;
    private boolean closed;

    /** Whether a message that stands alone may begin here: no frame is under way, no other message, and no end. */
    boolean isBetweenMessages() {
        return payload == 0 && header.position() == 0 && !inMessage && !closed;
    }

    /** These bytes come next. */
    void pass(ByteBuffer bytes) {
        while (bytes.hasRemaining()) {
            if (payload > 0) {
                int length = (int) Math.min(payload, bytes.remaining());
                bytes.position(bytes.position() + length);
                payload -= length;
            } else {
                header.put(bytes.get());
                if (header.position() >= 2 && header.position() == headerLength()) {
                    begin();
                }
            }
        }
    }

    private int headerLength() {
        int length = header.get(1) & LENGTH;
        int extended = length == EIGHT_BYTES ? Long.BYTES : length == TWO_BYTES ? Short.BYTES : 0;
        return 2 + extended + ((header.get(1) & MASKED) == 0 ? 0 : MASK_BYTES);
    }

    private void begin() {
        int type = header.get(0) & TYPE;
        if ((type & CONTROL) == 0) {
            inMessage = (header.get(0) & FINAL) == 0;
        }
        closed |= type == CLOSE;
        int length = header.get(1) & LENGTH;
        payload = length == EIGHT_BYTES
                ? Math.max(0, header.getLong(2))
                : length == TWO_BYTES ? header.getShort(2) & 0xFFFF : length;
        header.clear();
    }
}
