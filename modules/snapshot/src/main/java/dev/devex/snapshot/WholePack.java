package dev.devex.snapshot;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A pack that, when it is closed, is read to its end and compared with its name and size. */
final class WholePack extends FilterInputStream {
    private final StoredPack pack;
    private final Measure measure;

    WholePack(InputStream stream, StoredPack pack) {
        this(stream, pack, new Measure());
    }

    private WholePack(InputStream stream, StoredPack pack, Measure measure) {
        super(new MeasuredInput(stream, measure));
        this.pack = pack;
        this.measure = measure;
    }

    @Override
    public void close() throws IOException {
        try (var stream = in) {
            readToEnd(stream);
        }
        SnapshotDigest read = measure.digest();
        if (read.size() != pack.size() || !read.sha256().equals(pack.sha256().hex())) {
            throw new CorruptSnapshotException("A pack of the snapshot is not what was stored.", null);
        }
    }

    /** To the end, or to where it is known to be too long. */
    private void readToEnd(InputStream stream) throws IOException {
        byte[] buffer = new byte[1 << 16];
        for (long left = pack.size() + 1; left > 0; ) {
            int count = stream.read(buffer);
            left = count < 0 ? 0 : left - count;
        }
    }
}
