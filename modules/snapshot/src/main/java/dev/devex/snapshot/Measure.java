package dev.devex.snapshot;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Counts and hashes the bytes that pass. */
final class Measure {
    private final MessageDigest sha256;
    private long size;

    Measure() {
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }

    void add(byte[] bytes, int offset, int length) {
        sha256.update(bytes, offset, length);
        size += length;
    }

    /** Ends the measuring. */
    SnapshotDigest digest() {
        return new SnapshotDigest(size, HexFormat.of().formatHex(sha256.digest()));
    }
}
