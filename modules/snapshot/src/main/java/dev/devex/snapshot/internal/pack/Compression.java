package dev.devex.snapshot.internal.pack;

import com.github.luben.zstd.ZstdCompressCtx;
import java.nio.ByteBuffer;

/** Compresses one buffer after the other into frames of zstd (RFC 8878), with their size and a checksum. */
final class Compression implements AutoCloseable {
    private static final int LEVEL = 3;

    private final ZstdCompressCtx zstd =
            new ZstdCompressCtx().setLevel(LEVEL).setChecksum(true).setContentSize(true);
    private final ByteBuffer frame = ByteBuffer.allocateDirect(Packs.LARGEST_FRAME);

    /** Returns a frame that stands until the next call. */
    ByteBuffer compress(ByteBuffer content) {
        frame.clear();
        int length = zstd.compressDirectByteBuffer(
                frame, 0, frame.capacity(), content, content.position(), content.remaining());
        return frame.limit(length);
    }

    @Override
    public void close() {
        zstd.close();
    }
}
