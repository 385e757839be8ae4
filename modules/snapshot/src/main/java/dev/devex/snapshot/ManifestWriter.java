package dev.devex.snapshot;

import com.github.luben.zstd.ZstdOutputStream;
import dev.devex.snapshot.internal.manifest.ManifestLines;
import dev.devex.snapshot.internal.object.Salt;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Writes a manifest as it is stored: JSON Lines, compressed with zstd. No two have the same bytes. */
public final class ManifestWriter implements AutoCloseable {
    private static final int LEVEL = 3;

    private final OutputStream out;
    private @Nullable EntryPath last;

    /** Takes the stream over, and closes it. */
    public ManifestWriter(OutputStream stream, ManifestHeader header) throws IOException {
        stream.write(Salt.frame());
        out = new BufferedOutputStream(new ZstdOutputStream(stream, LEVEL).setChecksum(true), 1 << 16);
        write(ManifestLines.header(header));
    }

    /** @throws IllegalArgumentException when the entry does not follow the one before, in the order of {@link EntryPath} */
    public void write(Entry entry) throws IOException {
        if (last != null && last.compareTo(entry.path()) >= 0) {
            throw new IllegalArgumentException("The entries are not in order.");
        }
        last = entry.path();
        write(ManifestLines.entry(entry));
    }

    @Override
    public void close() throws IOException {
        out.close();
    }

    private void write(String line) throws IOException {
        out.write(line.getBytes(StandardCharsets.UTF_8));
    }
}
