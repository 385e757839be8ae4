package dev.devex.launcher;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;

/** A real S3 server over a folder, in this very process, on loopback, with generated keys. */
final class EmbeddedStore implements AutoCloseable {
    private static final String NAME = "s3";
    private static final String BUCKET = "devex";
    private static final String ACCESS_KEY = "devex";

    private final Path folder;
    private final URI endpoint;
    private final String secretKey;
    private final S3Proxy server;

    EmbeddedStore(DataDirectory directory) {
        folder = directory.folder(NAME);
        endpoint = URI.create("http://127.0.0.1:" + directory.port(NAME));
        secretKey = directory.secret(NAME);
        server = S3Proxy.builder()
                .blobStore(new SyncedStore(new FilesystemNio2BlobStore(folder.toString()), folder))
                .endpoint(endpoint)
                .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, ACCESS_KEY, secretKey)
                .ignoreUnknownHeaders(true)
                .build();
    }

    /** What the core needs to know to use it; nothing listens before {@link #start}. */
    Map<String, String> settings() {
        return Map.of(
                "S3_ENDPOINT", endpoint.toString(),
                "S3_REGION", "us-east-1",
                "S3_BUCKET", BUCKET,
                "S3_ACCESS_KEY", ACCESS_KEY,
                "S3_SECRET_KEY", secretKey);
    }

    void start() {
        try {
            Files.createDirectories(folder.resolve(BUCKET));
            server.start();
        } catch (Exception e) { // what the library declares
            throw new FailedStartException("The embedded S3 server did not start: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) { // what the library declares
            throw new IllegalStateException(e);
        }
    }
}
