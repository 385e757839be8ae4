package dev.devex.storage;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;

/** A real S3 server for tests, over a folder of its own, on a free port of loopback, that checks signatures. */
public final class EmbeddedS3 implements AutoCloseable {
    public static final String BUCKET = "devex-test";
    public static final String ACCESS_KEY = "test-access";
    public static final String SECRET_KEY = "test-secret";

    private final Path folder;
    private final URI endpoint;
    private S3Proxy server;

    public EmbeddedS3() throws IOException {
        folder = Files.createTempDirectory("devex-s3");
        endpoint = URI.create("http://127.0.0.1:" + freePort());
        server = launch();
    }

    public URI endpoint() {
        return endpoint;
    }

    /** Where it keeps what it stores, each bucket a folder and each object a file. */
    public Path folder() {
        return folder;
    }

    /** Stops it, as a fault would; what it stores stays. */
    public void stop() throws IOException {
        try {
            server.stop();
        } catch (Exception e) { // what the library declares
            throw new IOException(e);
        }
    }

    /** Starts it again on the same port, with all that was stored. */
    public void restart() throws IOException {
        server = launch();
    }

    @Override
    public void close() throws IOException {
        stop();
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private S3Proxy launch() throws IOException {
        S3Proxy launched = S3Proxy.builder()
                .blobStore(new FilesystemNio2BlobStore(folder.toString()))
                .endpoint(endpoint)
                .awsAuthentication(AuthenticationType.AWS_V4, ACCESS_KEY, SECRET_KEY)
                .stopTimeout(0)
                .build();
        try {
            launched.start();
            return launched;
        } catch (Exception e) { // what the library declares
            throw new IOException(e);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
