package dev.devex.runner.search;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Cuts a stream at each {@code end}. Lines that nobody could hold in memory are passed over. */
final class Lines {
    /** Room for the longest line that is searched, in base64, and what stands around it. */
    private static final int MAX_BYTES = 2 * Search.MAX_LINE_BYTES;

    private final InputStream input;
    private final byte end;

    Lines(InputStream input, byte end) {
        this.input = input;
        this.end = end;
    }

    byte @Nullable [] next() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        boolean tooLong = false;
        for (int next = input.read(); next >= 0; next = input.read()) {
            if (next != end) {
                tooLong |= line.size() >= MAX_BYTES;
                if (!tooLong) {
                    line.write(next);
                }
            } else if (tooLong) {
                line.reset();
                tooLong = false;
            } else {
                return line.toByteArray();
            }
        }
        return null;
    }
}
