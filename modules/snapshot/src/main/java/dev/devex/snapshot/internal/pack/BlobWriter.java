package dev.devex.snapshot.internal.pack;

import dev.devex.snapshot.Sha256;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Lays blobs into groups, small ones together, in the order they come. */
public class BlobWriter {
    private final FrameTable frames;
    private final FrameCompressor compressor;
    private @Nullable ByteBuffer group;
    private int number;

    public BlobWriter(FrameTable frames, FrameCompressor compressor) {
        this.frames = frames;
        this.compressor = compressor;
    }

    /** Returns a buffer in which the next blob begins at the position, and that has room for it. */
    public ByteBuffer room(int length) throws IOException {
        if (group != null && group.position() > 0 && group.position() + length > Packs.GROUP) {
            flush();
        }
        if (group == null) {
            group = compressor.take();
        }
        return group.limit(group.capacity());
    }

    /** Keeps what was written to the buffer from {@code start} to its position. */
    public Blob keep(int start, Sha256 sha256) {
        ByteBuffer buffer = Objects.requireNonNull(group);
        if (start == 0) {
            number = frames.add();
        }
        return new Blob(number, start, buffer.position() - start, sha256);
    }

    public void finish() throws IOException {
        flush();
        compressor.finish();
    }

    private void flush() {
        if (group != null) {
            if (group.position() > 0) {
                compressor.compress(number, group);
            } else {
                compressor.giveBack(group);
            }
            group = null;
        }
    }
}
