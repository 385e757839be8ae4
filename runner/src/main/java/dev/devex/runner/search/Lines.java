package dev.devex.runner.search;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Cuts a stream at each {@code end}. Lines that nobody could hold in memory are passed over. */
final class Lines {
    private static final int BUFFER = 1 << 16;

    /** Room for the longest line that is searched, in base64, and what stands around it. */
    private static final int MAX_BYTES = 2 * Search.MAX_LINE_BYTES;

    private final InputStream input;
    private final byte end;
    private final byte[] buffer = new byte[BUFFER];
    private int position;
    private int limit;

    Lines(InputStream input, byte end) {
        this.input = input;
        this.end = end;
    }

    /** The next line without its end; null after the last. */
    byte @Nullable [] next() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        boolean tooLong = false;
        while (position < limit || fill()) {
            int stop = indexOfEnd();
            tooLong |= line.size() + stop - position > MAX_BYTES;
            if (!tooLong) {
                line.write(buffer, position, stop - position);
            }
            position = stop + 1;
            if (stop == limit) {
                continue;
            }
            if (!tooLong) {
                return line.toByteArray();
            }
            line.reset();
            tooLong = false;
        }
        return null;
    }

    private boolean fill() throws IOException {
        position = 0;
        limit = Math.max(0, input.read(buffer));
        return limit > 0;
    }

    private int indexOfEnd() {
        int at = position;
        while (at < limit && buffer[at] != end) {
            at++;
        }
        return at;
    }
}
