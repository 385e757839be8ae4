package dev.devex.snapshot;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Measures what is written. */
final class MeasuredOutput extends FilterOutputStream {
    private final Measure measure;

    MeasuredOutput(OutputStream out, Measure measure) {
        super(out);
        this.measure = measure;
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        out.write(bytes, offset, length);
        measure.add(bytes, offset, length);
    }
}
