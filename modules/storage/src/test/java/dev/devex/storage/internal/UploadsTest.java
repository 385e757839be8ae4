package dev.devex.storage.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.devex.kernel.ReplId;
import dev.devex.kernel.UserId;
import dev.devex.snapshot.SnapshotDigest;
import dev.devex.storage.EmbeddedS3;
import dev.devex.storage.Workspace;
import dev.devex.storage.internal.S3Bucket.ListedObject;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UploadsTest {
    private final WorkspaceKeys keys = new WorkspaceKeys(new Workspace(new UserId("local:ada"), ReplId.random()));
    private final Snapshot first = snapshot();
    private final Snapshot second = snapshot();
    private final Snapshot third = snapshot();
    private EmbeddedS3 s3;
    private S3Bucket bucket;

    @BeforeEach
    void start() throws IOException {
        s3 = new EmbeddedS3();
        bucket = new S3Bucket(TestLocation.of(s3));
        List.of(first, second, third).forEach(snapshot -> bucket.write(keys.snapshot(snapshot.id()), new byte[1]));
    }

    @AfterEach
    void stop() throws IOException {
        bucket.close();
        s3.close();
    }

    @Test
    void keepsThePreviousSnapshotAndRemovesTheOneBefore() {
        uploads(Duration.ZERO).removeUnreferenced(keys, new Head(second, Optional.of(first)), third);
        assertThat(stored()).containsExactlyInAnyOrder(keys.snapshot(second.id()), keys.snapshot(third.id()));
    }

    @Test
    void keepsAnUploadThatMayStillBeCommitted() {
        String pending = keys.snapshot(UploadId.random());
        bucket.write(pending, new byte[1]);
        uploads(Duration.ofHours(1)).removeUnreferenced(keys, new Head(second, Optional.of(first)), third);
        assertThat(stored()).contains(pending);
    }

    @Test
    void removesAnUploadThatNobodyCommitted() {
        String abandoned = keys.snapshot(UploadId.random());
        bucket.write(abandoned, new byte[1]);
        uploads(Duration.ofDays(2)).removeUnreferenced(keys, new Head(second, Optional.of(first)), third);
        assertThat(stored()).containsExactlyInAnyOrder(keys.snapshot(second.id()), keys.snapshot(third.id()));
    }

    @Test
    void removesNothingWithoutTheStoreAndDoesNotFail() throws IOException {
        s3.stop();
        uploads(Duration.ZERO).removeUnreferenced(keys, new Head(second, Optional.of(first)), third);
        s3.restart();
        assertThat(stored()).hasSize(3);
    }

    private Uploads uploads(Duration later) {
        return new Uploads(bucket, 100, Clock.offset(Clock.systemUTC(), later));
    }

    private List<String> stored() {
        return bucket.list(keys.snapshots()).stream().map(ListedObject::key).toList();
    }

    private static Snapshot snapshot() {
        return new Snapshot(UploadId.random(), new SnapshotDigest(1, "0".repeat(64)), 1, Instant.EPOCH);
    }
}
