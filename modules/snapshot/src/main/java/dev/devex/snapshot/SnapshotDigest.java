package dev.devex.snapshot;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.regex.Pattern;

/**
 * What tells one snapshot from another.
 *
 * @param size of the compressed stream, in bytes
 * @param sha256 of the compressed stream, in lower-case hexadecimal
 */
public record SnapshotDigest(long size, String sha256) {
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    public SnapshotDigest {
        if (size < 0 || !SHA256.matcher(sha256).matches()) {
            throw new IllegalArgumentException("That is not the size and SHA-256 of a snapshot.");
        }
    }

    /** Reads a stream to its end and says what it was. */
    public static SnapshotDigest of(InputStream stream) throws IOException {
        var measure = new Measure();
        stream.transferTo(new MeasuredOutput(OutputStream.nullOutputStream(), measure));
        return measure.digest();
    }
}
