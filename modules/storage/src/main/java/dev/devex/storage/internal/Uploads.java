package dev.devex.storage.internal;

import dev.devex.kernel.UnavailableException;
import dev.devex.snapshot.SnapshotDigest;
import dev.devex.storage.RejectedCommitException;
import dev.devex.storage.TooLargeWorkspaceException;
import dev.devex.storage.WorkspaceStore.Upload;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What sandboxes have put into the store: seen to be what they say, and removed when nothing refers to it. */
final class Uploads {
    /** No upload that could still be committed is this old: a grant lasts minutes. */
    private static final Duration ABANDONED = Duration.ofDays(1);

    private static final long MEGABYTE = 1_000_000;
    private static final Logger LOG = System.getLogger(Uploads.class.getName());

    private final S3Bucket bucket;
    private final long largest;
    private final Clock clock;

    Uploads(S3Bucket bucket, long largest, Clock clock) {
        this.bucket = bucket;
        this.largest = largest;
        this.clock = clock;
    }

    long largest() {
        return largest;
    }

    /**
     * Reads back what the store holds.
     *
     * @throws RejectedCommitException when it holds no such upload, or something else
     * @throws TooLargeWorkspaceException when that is too large
     */
    SnapshotDigest verify(WorkspaceKeys keys, UploadId id, Upload said) {
        String key = keys.snapshot(id);
        long size = bucket.size(key).orElseThrow(Uploads::missing);
        if (size > largest) {
            bucket.remove(key);
            throw new TooLargeWorkspaceException("The workspace is too large to be saved: compressed it has "
                    + megabytes(size + MEGABYTE - 1) + " MB, and " + megabytes(largest)
                    + " MB are allowed. Delete what you can do without, then stop again.");
        }
        SnapshotDigest stored = bucket.stream(key, SnapshotDigest::of).orElseThrow(Uploads::missing);
        if (stored.size() != said.size() || !stored.sha256().equals(said.sha256())) {
            throw new RejectedCommitException("What was uploaded is not what was to be saved.");
        }
        return stored;
    }

    /**
     * Removes the snapshot before the previous one, and uploads that nobody committed. It never fails: what stays is removed
     * after a later commit.
     */
    void removeUnreferenced(WorkspaceKeys keys, Head replaced, Snapshot newest) {
        try {
            Set<String> kept = Stream.of(newest, replaced.newest())
                    .map(snapshot -> keys.snapshot(snapshot.id()))
                    .collect(Collectors.toSet());
            replaced.previous().map(before -> keys.snapshot(before.id())).ifPresent(bucket::remove);
            Instant abandoned = clock.instant().minus(ABANDONED);
            bucket.list(keys.snapshots()).stream()
                    .filter(object ->
                            !kept.contains(object.key()) && object.modified().isBefore(abandoned))
                    .forEach(object -> bucket.remove(object.key()));
        } catch (UnavailableException e) {
            LOG.log(Level.WARNING, "Old snapshots of " + keys.workspace().repl() + " stay for now", e);
        }
    }

    private static RejectedCommitException missing() {
        return new RejectedCommitException("There is no such upload.");
    }

    private static long megabytes(long bytes) {
        return bytes / MEGABYTE;
    }
}
