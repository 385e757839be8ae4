package dev.devex.storage.internal.download;

import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;

/**
 * Writes a zip that needs no seeking, with modes, times and links as Info-ZIP has them. Nothing is compressed, so that its length
 * is known before, as a {@link ZipPlan} tells it.
 */
final class ZipWriter {
    private final CountedOutput out;
    private final boolean zip64;
    private final ByteArrayOutputStream central = new ByteArrayOutputStream();
    private long count;

    /** @param zip64 what the plan says */
    ZipWriter(OutputStream out, boolean zip64) {
        this.out = new CountedOutput(out);
        this.zip64 = zip64;
    }

    void folder(ZipItem item) throws IOException {
        long offset = begin(item);
        central.writeBytes(ZipRecords.central(item, 0, offset, zip64));
    }

    void file(ZipItem item, Content content) throws IOException {
        long offset = begin(item);
        var crc = new CRC32();
        try (var blocks = new StoredBlocks(out, item.size());
                var checked = new CheckedOutputStream(blocks, crc)) {
            content.writeTo(checked);
        }
        out.write(ZipRecords.descriptor(item, (int) crc.getValue()));
        central.writeBytes(ZipRecords.central(item, (int) crc.getValue(), offset, zip64));
    }

    /** Ends it; without this it is no zip. */
    void finish() throws IOException {
        long start = out.count;
        central.writeTo(out);
        out.write(ZipRecords.end(count, start, central.size(), zip64));
        out.flush();
    }

    private long begin(ZipItem item) throws IOException {
        long offset = out.count;
        out.write(ZipRecords.local(item));
        count++;
        return offset;
    }

    @FunctionalInterface
    interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    private static final class CountedOutput extends FilterOutputStream {
        private long count;

        CountedOutput(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int one) throws IOException {
            out.write(one);
            count++;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
            count += length;
        }
    }
}
