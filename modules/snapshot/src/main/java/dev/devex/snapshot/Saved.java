package dev.devex.snapshot;

import java.util.List;

/** What was written, and what could not be. */
public record Saved(SnapshotDigest digest, List<Omission> omissions) {
    public Saved {
        omissions = List.copyOf(omissions);
    }
}
