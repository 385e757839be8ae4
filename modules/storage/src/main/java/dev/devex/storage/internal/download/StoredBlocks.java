package dev.devex.storage.internal.download;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Deflates without compressing, by stored blocks (RFC 1951, section 3.2.4): what comes out is of a length that is known before.
 * Closing it leaves the stream below open.
 */
final class StoredBlocks extends FilterOutputStream {
    private static final int LARGEST = 0xFFFF;
    private static final int HEADER = 5;

    private long left;
    private int leftOfBlock;

    /** @param size how many bytes will be written */
    StoredBlocks(OutputStream out, long size) throws IOException {
        super(out);
        left = size;
        beginBlock();
    }

    /** How long that many bytes become. */
    static long length(long size) {
        long blocks = Math.max(1, (size + LARGEST - 1) / LARGEST);
        return size + HEADER * blocks;
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (length > left) {
            throw new IOException("More was written than was announced.");
        }
        int written = 0;
        while (written < length) {
            if (leftOfBlock == 0) {
                beginBlock();
            }
            int count = Math.min(length - written, leftOfBlock);
            out.write(bytes, offset + written, count);
            written += count;
            leftOfBlock -= count;
            left -= count;
        }
    }

    @Override
    public void close() throws IOException {
        if (left > 0) {
            throw new IOException("Less was written than was announced.");
        }
    }

    private void beginBlock() throws IOException {
        leftOfBlock = (int) Math.min(LARGEST, left);
        int last = leftOfBlock == left ? 1 : 0;
        int inverse = ~leftOfBlock;
        out.write(new byte[] {
            (byte) last, (byte) leftOfBlock, (byte) (leftOfBlock >> 8), (byte) inverse, (byte) (inverse >> 8)
        });
    }
}
