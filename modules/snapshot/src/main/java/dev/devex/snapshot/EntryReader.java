package dev.devex.snapshot;

import com.github.luben.zstd.ZstdInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;

/** Reads entries, and tells a source that fails from bytes that are wrong. */
final class EntryReader implements AutoCloseable {
    /** Log 2 of the memory that a stranger's stream may ask for; the writer's level needs 21. */
    private static final int LARGEST_WINDOW = 23;

    private final MeasuredInput source;
    private final InputStream zstd;
    private final TarArchiveInputStream tar;
    private final byte[] buffer = new byte[1 << 16];

    EntryReader(MeasuredInput source) throws IOException {
        this.source = source;
        zstd = new ZstdInputStream(source).setLongMax(LARGEST_WINDOW);
        tar = new TarArchiveInputStream(zstd, "UTF-8");
    }

    @Nullable
    TarArchiveEntry next() throws IOException {
        return translated(tar::getNextEntry);
    }

    void copyTo(OutputStream file) throws IOException {
        for (int count = read(tar); count >= 0; count = read(tar)) {
            file.write(buffer, 0, count);
        }
    }

    /** Reads what follows the archive, so that every byte is measured and the checksum at the end is seen to hold. */
    void finish() throws IOException {
        translated(() -> zstd.transferTo(OutputStream.nullOutputStream()));
    }

    @Override
    public void close() throws IOException {
        tar.close();
    }

    private int read(InputStream stream) throws IOException {
        return translated(() -> stream.read(buffer));
    }

    private <T extends @Nullable Object> T translated(Reading<T> reading) throws IOException {
        try {
            return reading.read();
        } catch (IOException | IllegalArgumentException e) {
            source.rethrowFailure();
            throw new CorruptSnapshotException("The snapshot is cut off or damaged.", e);
        }
    }

    private interface Reading<T extends @Nullable Object> {
        T read() throws IOException;
    }
}
