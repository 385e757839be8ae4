package dev.devex.ear;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;

/** An S3 server that is not the launcher's, and keeps its objects when it is stopped. */
final class ExternalStore implements AutoCloseable {
    private static final String KEY = "tests";
    private static final String SECRET = "tests-alone-know-this";
    private static final String BUCKET = "devex-tests";

    private final URI endpoint;
    private final Path folder;
    private S3Proxy server;

    ExternalStore() throws Exception {
        endpoint = URI.create("http://127.0.0.1:" + Devex.freePort());
        folder = Files.createTempDirectory("s3");
        Files.createDirectory(folder.resolve(BUCKET));
        server = launch();
    }

    Map<String, String> settings() {
        return Map.of(
                "S3_ENDPOINT", endpoint.toString(), "S3_BUCKET", BUCKET, "S3_ACCESS_KEY", KEY, "S3_SECRET_KEY", SECRET);
    }

    void stop() throws Exception {
        server.stop();
    }

    void startAgain() throws Exception {
        server = launch();
    }

    private S3Proxy launch() throws Exception {
        var launched = S3Proxy.builder()
                .blobStore(new FilesystemNio2BlobStore(folder.toString()))
                .endpoint(endpoint)
                .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, KEY, SECRET)
                .ignoreUnknownHeaders(true)
                .build();
        launched.start();
        return launched;
    }

    @Override
    public void close() throws IOException {
        try {
            stop();
        } catch (Exception e) { // what the library declares
            throw new IOException(e);
        }
    }
}
