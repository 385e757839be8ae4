package dev.devex.storage.internal;

import dev.devex.storage.EmbeddedS3;
import java.time.Clock;
import java.time.Duration;

/** Where the server of a test is. */
final class TestLocation {
    private TestLocation() {}

    static S3Location of(EmbeddedS3 s3) {
        var credentials = new S3Credentials(EmbeddedS3.ACCESS_KEY, EmbeddedS3.SECRET_KEY);
        return new S3Location(s3.endpoint(), s3.endpoint(), "us-east-1", EmbeddedS3.BUCKET, credentials);
    }

    static S3WorkspaceStore store(
            EmbeddedS3 s3, S3Bucket bucket, PublishedTemplates templates, Limits limits, Clock clock) {
        S3Location location = of(s3);
        var presigner = new Presigner(location.region(), location.credentials(), Clock.systemUTC());
        return new S3WorkspaceStore(bucket, presigner, templates, limits, clock);
    }

    static Limits limits(long largest) {
        return new Limits(largest, new Retention(Duration.ofDays(1), Duration.ofDays(7), Duration.ofDays(30)));
    }
}
