package dev.devex.snapshot.internal.index;

import dev.devex.snapshot.internal.manifest.Relation;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32;

/** Writes an index: records in the order of paths, a summary, the summary's place, and a checksum of all that. */
public final class IndexWriter implements AutoCloseable {
    static final long FORMAT = 0x44455649_58303032L;

    private final FileChannel file;
    private final CRC32 checksum = new CRC32();
    private ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 16);
    private long written;

    public IndexWriter(Path path) throws IOException {
        file = FileChannel.open(
                path,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE);
        buffer.putLong(FORMAT);
    }

    public void write(IndexRecord index) throws IOException {
        makeRoom(Integer.BYTES + IndexCodec.bound(index));
        int start = buffer.position();
        buffer.position(start + Integer.BYTES);
        IndexCodec.write(index, buffer);
        buffer.putInt(start, buffer.position() - start - Integer.BYTES);
    }

    /** Writes what a reader has read last once more, with another relation to the base. */
    public void copy(IndexReader reader, Relation relation) throws IOException {
        ByteBuffer record = reader.last();
        makeRoom(Integer.BYTES + record.remaining());
        buffer.putInt(record.remaining());
        int start = buffer.position();
        buffer.put(record);
        IndexCodec.relate(buffer, start, relation);
    }

    /** Ends the records; they can be read again from here on. */
    public void endRecords() throws IOException {
        makeRoom(Integer.BYTES);
        buffer.putInt(0);
        flush();
    }

    public void finish(IndexSummary summary) throws IOException {
        long start = written;
        var bytes = new ByteArrayOutputStream();
        IndexSummaryCodec.write(summary, new DataOutputStream(bytes));
        makeRoom(bytes.size() + Long.BYTES);
        buffer.put(bytes.toByteArray()).putLong(start);
        flush();
        buffer.putInt((int) checksum.getValue());
        flush();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private void makeRoom(int length) throws IOException {
        if (buffer.remaining() < length) {
            flush();
        }
        if (buffer.capacity() < length) {
            buffer = ByteBuffer.allocateDirect(length);
        }
    }

    private void flush() throws IOException {
        written += buffer.position();
        checksum.update(buffer.flip());
        buffer.rewind();
        while (buffer.hasRemaining()) {
            file.write(buffer);
        }
        buffer.clear();
    }
}
