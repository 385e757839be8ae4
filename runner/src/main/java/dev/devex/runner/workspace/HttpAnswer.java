package dev.devex.runner.workspace;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The beginning of an answer; whoever got it closes it. */
record HttpAnswer(int status, InputStream content) implements AutoCloseable {
    private static final int LONGEST_TEXT = 16 << 20;

    String text() throws IOException {
        return new String(content.readNBytes(LONGEST_TEXT), StandardCharsets.UTF_8);
    }

    /** Reads the rest, so that the connection can be used again. */
    @Override
    public void close() throws IOException {
        try (content) {
            content.readNBytes(LONGEST_TEXT);
        }
    }
}
