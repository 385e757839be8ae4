package dev.devex.snapshot.internal.pack;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdException;
import dev.devex.snapshot.CorruptSnapshotException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Decompresses frames of packs, one pack after the other, each from its beginning on. What a frame says of its size is not
 * trusted: no more memory is taken than a frame may need, whatever comes.
 */
public final class PackReader implements AutoCloseable {
    private final ZstdDecompressCtx zstd = new ZstdDecompressCtx();
    private InputStream pack = InputStream.nullInputStream();
    private long position;
    private byte[] compressed = new byte[Packs.GROUP];
    private byte[] content = new byte[Packs.GROUP];

    /** Goes over to another pack, and closes the one before. */
    public void open(InputStream stream) throws IOException {
        open(stream, 0);
    }

    /** As {@link #open(InputStream)}, with a stream that begins at that place of the pack. */
    public void open(InputStream stream, long offset) throws IOException {
        pack.close();
        pack = stream;
        position = offset;
    }

    /**
     * Reads a frame that does not begin before the end of the last one.
     *
     * @return its content, good until the next call
     * @throws CorruptSnapshotException when there is no such frame
     * @throws IOException when the pack cannot be read
     */
    public ByteBuffer frame(long offset, int length) throws IOException {
        skipTo(offset);
        compressed = withRoomFor(length, compressed);
        if (pack.readNBytes(compressed, 0, length) < length) {
            throw new CorruptSnapshotException("A pack of the snapshot is cut off.", null);
        }
        position += length;
        return decompress(length);
    }

    @Override
    public void close() throws IOException {
        zstd.close();
        pack.close();
    }

    private void skipTo(long offset) throws IOException {
        if (offset < position) {
            throw new CorruptSnapshotException("Frames of the snapshot overlap.", null);
        }
        try {
            pack.skipNBytes(offset - position);
        } catch (EOFException e) {
            throw new CorruptSnapshotException("A pack of the snapshot is cut off.", e);
        }
        position = offset;
    }

    private ByteBuffer decompress(int length) {
        try {
            long said = Zstd.getFrameContentSize(compressed, 0, length);
            if (said <= 0 || said > Packs.PIECE) {
                throw new CorruptSnapshotException("A frame of the snapshot has no size that it may have.", null);
            }
            content = withRoomFor((int) said, content);
            int size = zstd.decompressByteArray(content, 0, (int) said, compressed, 0, length);
            return ByteBuffer.wrap(content, 0, size);
        } catch (ZstdException e) {
            throw new CorruptSnapshotException("A pack of the snapshot is damaged.", e);
        }
    }

    private static byte[] withRoomFor(int length, byte[] buffer) {
        return buffer.length >= length ? buffer : Arrays.copyOf(buffer, length);
    }
}
