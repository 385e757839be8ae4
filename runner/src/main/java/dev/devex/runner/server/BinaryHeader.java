package dev.devex.runner.server;

import java.nio.ByteBuffer;

/** What every binary frame begins with, in network byte order. */
record BinaryHeader(byte type, long terminal, long sequence) {
    static final int BYTES = Byte.BYTES + Integer.BYTES + Long.BYTES;

    static final byte OUTPUT = 1;
    static final byte INPUT = 2;
    static final byte DRAWN = 3;
    static final byte TYPED = 4;

    /** {@code frame} has at least {@link #BYTES}. */
    static BinaryHeader read(ByteBuffer frame) {
        return new BinaryHeader(frame.get(), Integer.toUnsignedLong(frame.getInt()), frame.getLong());
    }

    void write(ByteBuffer frame) {
        frame.put(type).putInt((int) terminal).putLong(sequence);
    }
}
