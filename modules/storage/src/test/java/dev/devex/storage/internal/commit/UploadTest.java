package dev.devex.storage.internal.commit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.devex.kernel.ReplId;
import dev.devex.kernel.UserId;
import dev.devex.storage.TestSnapshot;
import dev.devex.storage.UploadGrant.Upload;
import dev.devex.storage.Workspace;
import dev.devex.storage.WorkspaceObject;
import dev.devex.storage.internal.TestBucket;
import dev.devex.storage.internal.records.Manifests;
import dev.devex.storage.internal.records.WorkspaceKeys;
import dev.devex.storage.internal.s3.Presigner;
import dev.devex.storage.internal.s3.S3Bucket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the store itself refuses of what a sandbox may try with a presigned upload. */
class UploadTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final int OK = 200;
    private static final int PRECONDITION_FAILED = 412;

    private final WorkspaceKeys keys = new WorkspaceKeys(new Workspace(new UserId("local:ada"), ReplId.random()));
    private final TestSnapshot snapshot = TestSnapshot.of("new");

    @RegisterExtension
    private final TestBucket test = new TestBucket();

    private S3Bucket bucket;

    @BeforeEach
    void write() {
        bucket = test.bucket;
        bucket.write(keys.head(), new byte[1]);
    }

    @Test
    void takesTheBytesOnce() throws Exception {
        Upload upload = upload(Clock.systemUTC());
        assertThat(put(upload, snapshot.packBytes())).isEqualTo(OK);
        assertThat(put(upload, snapshot.packBytes())).isEqualTo(PRECONDITION_FAILED);
        assertThat(upload(Clock.systemUTC()).isStored()).isTrue();
    }

    @Test
    void refusesOtherBytes() throws Exception {
        byte[] other = snapshot.packBytes().clone();
        other[other.length - 1]++;
        assertRefused(put(upload(Clock.systemUTC()), other));
    }

    @Test
    void refusesAnotherLengthThanWasAskedFor() throws Exception {
        WorkspaceObject name = snapshot.packName();
        var longer = new WorkspaceObject(name.kind(), name.sha256(), name.size() + 1);
        assertRefused(put(upload(longer, Clock.systemUTC()), snapshot.packBytes()));
    }

    @Test
    void refusesAnotherKey() throws Exception {
        Upload upload = upload(Clock.systemUTC());
        String address = upload.url().orElseThrow().toString();
        assertRefused(put(URI.create(address.replace("/packs/", "/manifests/")), upload.headers()));
        assertRefused(put(URI.create(address.replace("local%3Aada", "local%3Aeve")), upload.headers()));
    }

    @Test
    void refusesWithoutTheHeaders() throws Exception {
        Upload upload = upload(Clock.systemUTC());
        for (String name : upload.headers().keySet()) {
            assertRefused(put(
                    upload.url().orElseThrow(), Map.of(name, upload.headers().get(name))));
        }
    }

    @Test
    void refusesOtherHeaders() throws Exception {
        Upload upload = upload(Clock.systemUTC());
        String checksum = String.valueOf(upload.headers().get("x-amz-checksum-sha256"));
        assertRefused(
                put(upload.url().orElseThrow(), Map.of("If-None-Match", "\"x\"", "x-amz-checksum-sha256", checksum)));
    }

    @Test
    void refusesAfterItsTime() throws Exception {
        assertRefused(put(upload(Clock.offset(Clock.systemUTC(), Duration.ofMinutes(-16))), snapshot.packBytes()));
    }

    @Test
    void refusesOtherMethods() throws Exception {
        Upload upload = upload(Clock.systemUTC());
        put(upload, snapshot.packBytes());
        var delete = HttpRequest.newBuilder(upload.url().orElseThrow()).DELETE().build();
        assertThat(HTTP.send(delete, BodyHandlers.discarding()).statusCode()).isGreaterThanOrEqualTo(400);
        assertThat(bucket.size(keys.object(snapshot.packName()))).isPresent();
    }

    private Upload upload(Clock clock) {
        return upload(snapshot.packName(), clock);
    }

    private Upload upload(WorkspaceObject object, Clock clock) {
        var presigner = new Presigner(TestBucket.REGION, TestBucket.CREDENTIALS, clock);
        return new Grants(bucket, new Manifests(bucket), presigner, clock)
                .of(keys, List.of(object))
                .uploads()
                .get(0);
    }

    private void assertRefused(int status) {
        assertThat(status).isBetween(400, 499);
        assertThat(bucket.size(keys.object(snapshot.packName()))).isEmpty();
    }

    private int put(URI address, Map<String, String> headers) throws Exception {
        return put(address, headers, snapshot.packBytes());
    }

    private static int put(Upload upload, byte[] bytes) throws Exception {
        return put(upload.url().orElseThrow(), upload.headers(), bytes);
    }

    private static int put(URI address, Map<String, String> headers, byte[] bytes) throws Exception {
        var request = HttpRequest.newBuilder(address).PUT(BodyPublishers.ofByteArray(bytes));
        headers.forEach(request::header);
        return HTTP.send(request.build(), BodyHandlers.discarding()).statusCode();
    }
}
