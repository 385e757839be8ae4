package dev.devex.snapshot;

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
}
