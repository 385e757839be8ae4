package dev.devex.runner.terminal;

import java.nio.ByteBuffer;

/** Something that has been typed and waits for its turn. Not for several threads. */
final class Waiting {
    /** What it takes beside its bytes. */
    private static final int OVERHEAD = 128;

    private final ByteBuffer bytes;
    private final Receipt receipt;
    private boolean kept;

    /** Copies {@code bytes}. */
    Waiting(ByteBuffer bytes, Receipt receipt) {
        this.bytes = ByteBuffer.allocate(bytes.remaining()).put(bytes).flip();
        this.receipt = receipt;
    }

    ByteBuffer bytes() {
        return bytes;
    }

    boolean isTyped() {
        return !bytes.hasRemaining();
    }

    /** Will not be typed. */
    void drop() {
        bytes.position(bytes.limit());
    }

    int size() {
        return OVERHEAD + bytes.capacity();
    }

    void keep() {
        if (!kept) {
            kept = true;
            receipt.kept();
        }
    }

    void confirm() {
        receipt.typed();
    }
}
