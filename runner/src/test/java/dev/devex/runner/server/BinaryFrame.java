package dev.devex.runner.server;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A binary frame as the README describes it, written once more so that both sides can be wrong only together. */
record BinaryFrame(int type, long terminal, long sequence, String payload) {
    static final int OUTPUT = 1;
    static final int INPUT = 2;
    static final int DRAWN = 3;
    static final int TYPED = 4;
    private static final int HEADER = 13;

    static BinaryFrame parse(byte[] bytes) {
        ByteBuffer frame = ByteBuffer.wrap(bytes);
        return new BinaryFrame(
                frame.get(),
                Integer.toUnsignedLong(frame.getInt()),
                frame.getLong(),
                new String(bytes, HEADER, bytes.length - HEADER, StandardCharsets.ISO_8859_1));
    }

    byte[] bytes() {
        return ByteBuffer.allocate(HEADER + payload.length())
                .put((byte) type)
                .putInt((int) terminal)
                .putLong(sequence)
                .put(payload.getBytes(StandardCharsets.ISO_8859_1))
                .array();
    }

    long end() {
        return sequence + payload.length();
    }

    /** What these frames say together; none may be missing between two. */
    static String text(List<BinaryFrame> frames) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < frames.size(); i++) {
            if (i > 0 && frames.get(i).sequence() != frames.get(i - 1).end()) {
                throw new AssertionError("a gap before " + frames.get(i).sequence());
            }
            text.append(frames.get(i).payload());
        }
        return text.toString();
    }
}
