package dev.devex.snapshot;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Measures what is read, and remembers a failure of the source, which is no fault of the bytes. */
final class MeasuredInput extends FilterInputStream {
    private static final int SKIP = 1 << 16;

    private final Measure measure;
    private @Nullable IOException failure;

    MeasuredInput(InputStream in, Measure measure) {
        super(in);
        this.measure = measure;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        try {
            int count = in.read(bytes, offset, length);
            if (count > 0) {
                measure.add(bytes, offset, count);
            }
            return count;
        } catch (IOException e) {
            failure = e;
            throw e;
        }
    }

    @Override
    public long skip(long count) throws IOException {
        return readNBytes((int) Math.min(count, SKIP)).length;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    void rethrowFailure() throws IOException {
        if (failure != null) {
            throw failure;
        }
    }
}
