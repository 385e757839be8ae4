package dev.devex.storage.internal.s3;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;

/** Reads an object by a request for each piece, so that no connection stays open for however long somebody reads. */
public final class PiecewiseInput extends InputStream {
    private static final int PIECE = 1 << 20;

    private final S3Bucket bucket;
    private final String key;
    private final long size;
    private long position;
    private byte[] piece = new byte[0];
    private int next;

    public PiecewiseInput(S3Bucket bucket, String key) throws IOException {
        this.bucket = bucket;
        this.key = key;
        size = bucket.size(key).orElseThrow(() -> new NoSuchFileException(key));
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (length > 0 && next == piece.length) {
            if (position == size) {
                return -1;
            }
            readPiece((int) Math.min(PIECE, size - position));
        }
        int count = Math.min(length, piece.length - next);
        System.arraycopy(piece, next, bytes, offset, count);
        next += count;
        return count;
    }

    private void readPiece(int length) throws IOException {
        try (InputStream stream = bucket.open(key, position, length).orElseThrow(() -> new NoSuchFileException(key))) {
            piece = stream.readNBytes(length);
        }
        if (piece.length < length) {
            throw new IOException("The store has cut an object off.");
        }
        position += length;
        next = 0;
    }
}
