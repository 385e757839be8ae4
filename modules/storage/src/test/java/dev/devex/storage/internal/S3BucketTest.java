package dev.devex.storage.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.devex.kernel.UnavailableException;
import dev.devex.storage.EmbeddedS3;
import dev.devex.storage.internal.S3Bucket.StoredObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class S3BucketTest {
    private static final Duration WELL_BEFORE_A_READ_TIMES_OUT = Duration.ofSeconds(15);
    private static final byte[] ONE = {1};
    private static final byte[] TWO = {2};

    private EmbeddedS3 s3;
    private S3Bucket bucket;

    @BeforeEach
    void start() throws IOException {
        s3 = new EmbeddedS3();
        bucket = new S3Bucket(TestLocation.of(s3));
    }

    @AfterEach
    void stop() throws IOException {
        bucket.close();
        s3.close();
    }

    @Test
    void replacesOnlyWhatWasRead() {
        bucket.write("key", ONE);
        Optional<StoredObject> read = bucket.read("key");
        assertThat(bucket.replace("key", read, TWO)).isTrue();
        assertThat(bucket.replace("key", read, ONE)).isFalse();
        assertThat(bucket.read("key")).map(StoredObject::text).contains("\u0002");
    }

    @Test
    void createsOnlyWhatIsNotThere() {
        assertThat(bucket.replace("key", Optional.empty(), ONE)).isTrue();
        assertThat(bucket.replace("key", Optional.empty(), TWO)).isFalse();
    }

    @Test
    void replacesNothingThatWasRemoved() {
        bucket.write("key", ONE);
        Optional<StoredObject> read = bucket.read("key");
        bucket.remove("key");
        assertThat(bucket.replace("key", read, TWO)).isFalse();
        assertThat(bucket.read("key")).isEmpty();
    }

    @Test
    void knowsWhereSandboxesReachAnObject() {
        S3Location inside = TestLocation.of(s3);
        URI outside = URI.create("https://store.example.org");
        try (var published = new S3Bucket(
                new S3Location(inside.endpoint(), outside, inside.region(), inside.bucket(), inside.credentials()))) {
            assertThat(published.address("a:b/key"))
                    .hasToString("https://store.example.org/" + inside.bucket() + "/a%3Ab/key");
        }
    }

    @Test
    void saysUnavailableToWrongKeys() {
        S3Location right = TestLocation.of(s3);
        var wrong = new S3Credentials(EmbeddedS3.ACCESS_KEY, "wrong");
        try (var refused = new S3Bucket(
                new S3Location(right.endpoint(), right.endpoint(), right.region(), right.bucket(), wrong))) {
            assertThatThrownBy(refused::check).isInstanceOf(UnavailableException.class);
            assertThatThrownBy(() -> refused.read("key")).isInstanceOf(UnavailableException.class);
        }
    }

    @Test
    void givesUpSoonOnAStoreThatNeverAnswers() throws IOException {
        S3Location right = TestLocation.of(s3);
        try (var silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            URI endpoint = URI.create("http://127.0.0.1:" + silent.getLocalPort());
            try (var waiting = new S3Bucket(
                    new S3Location(endpoint, endpoint, right.region(), right.bucket(), right.credentials()))) {
                assertTimeoutPreemptively(WELL_BEFORE_A_READ_TIMES_OUT, () -> assertThatThrownBy(waiting::check)
                        .isInstanceOf(UnavailableException.class));
            }
        }
    }

    @Test
    void printsNoKeys() {
        assertThat(TestLocation.of(s3)).asString().doesNotContain(EmbeddedS3.SECRET_KEY);
    }
}
