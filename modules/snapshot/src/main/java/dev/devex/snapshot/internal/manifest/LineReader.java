package dev.devex.snapshot.internal.manifest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads lines of UTF-8, each with its end, none longer than a limit, and no more than another one in all. */
public final class LineReader implements AutoCloseable {
    private final InputStream in;
    private final int longest;
    private long left;
    private final byte[] buffer = new byte[1 << 16];
    private int at;
    private int end;

    /**
     * @param longest how many bytes a line may have
     * @param most how many bytes there may be
     */
    public LineReader(InputStream in, int longest, long most) {
        this.in = in;
        this.longest = longest;
        this.left = most;
    }

    /**
     * @return null after the last line
     * @throws IllegalArgumentException when a line or all of it is too long, or the last one has no end
     */
    public @Nullable String next() throws IOException {
        var line = new ByteArrayOutputStream(0);
        while (at < end || fill()) {
            int stop = lineEnd();
            if (stop < end && line.size() == 0) {
                return take(stop);
            }
            line.write(buffer, at, stop - at);
            at = Math.min(stop + 1, end);
            if (line.size() > longest) {
                throw new IllegalArgumentException("too long a line");
            }
            if (stop < end) {
                return line.toString(StandardCharsets.UTF_8);
            }
        }
        if (line.size() > 0) {
            throw new IllegalArgumentException("a line without an end");
        }
        return null;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private String take(int stop) {
        String line = new String(buffer, at, stop - at, StandardCharsets.UTF_8);
        at = stop + 1;
        return line;
    }

    private int lineEnd() {
        int stop = at;
        while (stop < end && buffer[stop] != '\n') {
            stop++;
        }
        return stop;
    }

    private boolean fill() throws IOException {
        at = 0;
        end = Math.max(0, in.read(buffer, 0, buffer.length));
        left -= end;
        if (left < 0) {
            throw new IllegalArgumentException("too many lines");
        }
        return end > 0;
    }
}
