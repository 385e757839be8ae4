package dev.devex.runner.terminal;

import java.nio.ByteBuffer;

/**
 * The last bytes of an output, each by its position in all of it, from 0. Memory is taken as output comes. Not for several
 * threads.
 */
final class OutputRing {
    private static final int CHUNK = 1 << 14;
    // What a program says when it draws itself anew must not push out where that begins.
    private static final int SPARE = 1 << 16;

    private final byte[][] chunks;
    private final long capacity;
    private long end;

    /** Holds at least {@code capacity} bytes. */
    OutputRing(int capacity) {
        this.capacity = capacity;
        // The chunk that is being filled, and the one whose beginning has already been given up.
        this.chunks = new byte[capacity / CHUNK + 2][];
    }

    /** The position of the first byte that is still there. */
    long start() {
        return Math.max(0, end - capacity);
    }

    /** The position of the byte that comes next. */
    long end() {
        return end;
    }

    void append(ByteBuffer output) {
        while (output.hasRemaining()) {
            int offset = (int) (end % CHUNK);
            int length = Math.min(output.remaining(), CHUNK - offset);
            output.get(chunk(end), offset, length);
            end += length;
        }
    }

    /** Copies from {@code position} on what is there and {@code target} has room for, at most {@code limit} bytes. */
    void copy(long position, ByteBuffer target, long limit) {
        long from = position;
        long to = Math.min(end, position + Math.min(limit, target.remaining()));
        while (from < to) {
            int offset = (int) (from % CHUNK);
            int length = (int) Math.min(to - from, CHUNK - offset);
            target.put(chunk(from), offset, length);
            from += length;
        }
    }

    /** Where to begin for those who know nothing: at the first line that stays for a while. */
    long freshStart() {
        return start() == 0 ? 0 : lineStart(Math.min(end, start() + Math.min(SPARE, capacity / 2)));
    }

    /** The first beginning of a line from {@code position} on, or {@code position} where no line begins any more. */
    long lineStart(long position) {
        if (position == 0) {
            return 0;
        }
        for (long at = position; at < end; at++) {
            if (chunk(at)[(int) (at % CHUNK)] == '\n') {
                return at + 1;
            }
        }
        return position;
    }

    private byte[] chunk(long position) {
        int index = (int) (position / CHUNK % chunks.length);
        if (chunks[index] == null) {
            chunks[index] = new byte[CHUNK];
        }
        return chunks[index];
    }
}
