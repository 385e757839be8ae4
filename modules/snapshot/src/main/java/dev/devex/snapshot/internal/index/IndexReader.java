package dev.devex.snapshot.internal.index;

import dev.devex.snapshot.Sha256;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.stream.LongStream;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/** Reads the records of an index, in the order of paths. */
public final class IndexReader implements AutoCloseable {
    private static final int FOOTER = Long.BYTES + Integer.BYTES;

    private final FileChannel file;
    private ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 16);
    private int start;
    private int length;

    public IndexReader(Path path) throws IOException {
        file = FileChannel.open(path);
        file.position(Long.BYTES);
        buffer.flip();
    }

    /**
     * Reads what the index is of.
     *
     * @throws IOException when there is none, or it is damaged or of another version
     */
    public static IndexSummary summary(Path path) throws IOException {
        try (var file = FileChannel.open(path)) {
            long start = checkedStartOfSummary(file);
            file.position(start);
            return IndexSummaryCodec.read(new DataInputStream(new BufferedInputStream(Channels.newInputStream(file))));
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new IOException("The index is damaged.", e);
        }
    }

    /** Returns null after the last record. */
    public @Nullable IndexRecord next() throws IOException {
        return nextLength() == 0 ? null : IndexCodec.read(buffer);
    }

    /** As {@link #next}, passing over what is as in the base. */
    public @Nullable IndexRecord nextDifference() throws IOException {
        int next = nextLength();
        while (next > 0 && IndexCodec.isSame(buffer)) {
            buffer.position(start + next);
            next = nextLength();
        }
        return next == 0 ? null : IndexCodec.read(buffer);
    }

    /** The {@linkplain Sha256#prefix beginnings} of the hashes of all blobs in the records that are left. */
    public long[] hashes() throws IOException {
        var hashes = LongStream.builder();
        while (nextLength() > 0) {
            IndexCodec.readHashes(buffer, hashes);
        }
        return hashes.build().toArray();
    }

    /** The bytes of the record that was read last; good until the next is. */
    ByteBuffer last() {
        return buffer.slice(start, length);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    /** Returns how long the record is that is in the buffer now; 0 after the last one. */
    private int nextLength() throws IOException {
        require(Integer.BYTES);
        length = buffer.getInt();
        require(length);
        start = buffer.position();
        return length;
    }

    private void require(int bytes) throws IOException {
        if (buffer.remaining() >= bytes) {
            return;
        }
        buffer = buffer.capacity() < bytes ? ByteBuffer.allocateDirect(bytes).put(buffer) : buffer.compact();
        while (buffer.position() < bytes) {
            if (file.read(buffer) < 0) {
                throw new IOException("The index is cut off.");
            }
        }
        buffer.flip();
    }

    private static long checkedStartOfSummary(FileChannel file) throws IOException {
        var block = ByteBuffer.allocateDirect(1 << 16);
        var checksum = new CRC32();
        long left = file.size() - Integer.BYTES;
        while (left > 0) {
            block.clear().limit((int) Math.min(left, block.capacity()));
            left -= read(file, block);
            checksum.update(block);
        }
        var footer = ByteBuffer.allocate(FOOTER);
        file.position(Math.max(0, file.size() - FOOTER));
        read(file, footer);
        long start = footer.getLong();
        file.position(0);
        read(file, block.clear().limit(Long.BYTES));
        if (footer.getInt() != (int) checksum.getValue() || block.getLong() != IndexWriter.FORMAT) {
            throw new IOException("The index is damaged, or of another version.");
        }
        return start;
    }

    private static int read(FileChannel file, ByteBuffer block) throws IOException {
        while (block.hasRemaining()) {
            if (file.read(block) < 0) {
                throw new IOException("The index is cut off.");
            }
        }
        return block.flip().remaining();
    }
}
