package dev.devex.storage.internal;

import dev.devex.storage.EmbeddedS3;
import dev.devex.storage.internal.s3.S3Bucket;
import dev.devex.storage.internal.s3.S3Credentials;
import dev.devex.storage.internal.s3.S3Location;
import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** An S3 server of its own for each test, and the bucket that is used of it. */
@SuppressWarnings("NullAway.Init")
public class TestBucket implements BeforeEachCallback, AfterEachCallback {
    public static final String REGION = "us-east-1";
    public static final S3Credentials CREDENTIALS = new S3Credentials(EmbeddedS3.ACCESS_KEY, EmbeddedS3.SECRET_KEY);

    public EmbeddedS3 s3;
    public S3Bucket bucket;

    @Override
    public void beforeEach(ExtensionContext test) throws IOException {
        s3 = new EmbeddedS3();
        bucket = new S3Bucket(location());
    }

    @Override
    public void afterEach(ExtensionContext test) throws IOException {
        bucket.close();
        s3.close();
    }

    public S3Location location() {
        return location(s3.endpoint());
    }

    /** The same bucket, reached by another way. */
    public static S3Location location(URI endpoint) {
        return new S3Location(endpoint, endpoint, REGION, EmbeddedS3.BUCKET, CREDENTIALS);
    }
}
