package dev.devex.storage.internal;

import dev.devex.snapshot.SnapshotDigest;
import java.time.Instant;

/** One snapshot that was, or is, the newest of its workspace. */
record Snapshot(UploadId id, SnapshotDigest digest, long session, Instant savedAt) {}
