package dev.devex.storage.internal.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.devex.kernel.UnavailableException;
import dev.devex.storage.EmbeddedS3;
import dev.devex.storage.UnsupportedStoreException;
import dev.devex.storage.internal.TestBucket;
import dev.devex.storage.internal.s3.S3Bucket.StoredObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class S3BucketTest {
    private static final Duration WELL_BEFORE_A_READ_TIMES_OUT = Duration.ofSeconds(15);
    private static final byte[] ONE = {1};
    private static final byte[] TWO = {2};

    @RegisterExtension
    private final TestBucket test = new TestBucket();

    private S3Bucket bucket;

    @BeforeEach
    void start() {
        bucket = test.bucket;
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
    void copiesWhatIsThere() {
        bucket.write("key", ONE);
        assertThat(bucket.copy("key", "copy")).isTrue();
        assertThat(bucket.read("copy")).map(StoredObject::text).contains("\u0001");
        assertThat(bucket.copy("no such key", "copy")).isFalse();
    }

    @Test
    void saysThatAStoreCannotCopy() throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", S3BucketTest::refuseToWrite);
        server.start();
        URI endpoint = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        try (var simple = new S3Bucket(TestBucket.location(endpoint))) {
            assertThatThrownBy(() -> simple.copy("key", "copy")).isInstanceOf(UnsupportedStoreException.class);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void opensAPartOfAnObject() throws IOException {
        bucket.write("key", new byte[] {1, 2, 3, 4, 5});
        try (var part = bucket.open("key", 1, 3).orElseThrow()) {
            assertThat(part.readAllBytes()).containsExactly(2, 3, 4);
        }
        assertThat(bucket.open("no such key", 1, 3)).isEmpty();
    }

    @Test
    void knowsWhereSandboxesReachAnObject() {
        S3Location inside = test.location();
        URI outside = URI.create("https://store.example.org");
        try (var published = new S3Bucket(
                new S3Location(inside.endpoint(), outside, inside.region(), inside.bucket(), inside.credentials()))) {
            assertThat(published.address("a:b/key"))
                    .hasToString("https://store.example.org/" + inside.bucket() + "/a%3Ab/key");
        }
    }

    @Test
    void saysUnavailableToWrongKeys() {
        S3Location right = test.location();
        var wrong = new S3Credentials(EmbeddedS3.ACCESS_KEY, "wrong");
        try (var refused = new S3Bucket(
                new S3Location(right.endpoint(), right.endpoint(), right.region(), right.bucket(), wrong))) {
            assertThatThrownBy(refused::exists).isInstanceOf(UnavailableException.class);
            assertThatThrownBy(() -> refused.read("key")).isInstanceOf(UnavailableException.class);
        }
    }

    @Test
    void givesUpSoonOnAStoreThatNeverAnswers() throws IOException {
        try (var silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            URI endpoint = URI.create("http://127.0.0.1:" + silent.getLocalPort());
            try (var waiting = new S3Bucket(TestBucket.location(endpoint))) {
                assertTimeoutPreemptively(WELL_BEFORE_A_READ_TIMES_OUT, () -> assertThatThrownBy(waiting::exists)
                        .isInstanceOf(UnavailableException.class));
            }
        }
    }

    private static void refuseToWrite(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().add("Last-Modified", "Thu, 01 Jan 2026 00:00:00 GMT");
        exchange.getResponseHeaders().add("ETag", "\"1\"");
        exchange.getResponseHeaders().add("Content-Type", "application/xml");
        if (exchange.getRequestMethod().equals("PUT")) {
            byte[] error = "<Error><Code>NotImplemented</Code></Error>".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(501, error.length);
            exchange.getResponseBody().write(error);
        } else {
            exchange.sendResponseHeaders(200, -1);
        }
        exchange.close();
    }

    @Test
    void printsNoKeys() {
        assertThat(test.location()).asString().doesNotContain(EmbeddedS3.SECRET_KEY);
    }
}
