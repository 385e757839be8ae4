package dev.devex.storage.internal.s3;

import dev.devex.kernel.UnavailableException;
import io.minio.BucketExistsArgs;
import io.minio.MakeBucketArgs;
import io.minio.MinioClient;
import io.minio.errors.MinioException;
import java.io.IOException;
import java.util.Optional;

/** How the store is asked: the bucket is made when it is first needed, and what goes wrong is an {@link UnavailableException}. */
final class S3Calls implements AutoCloseable {
    private final S3Clients clients;
    private final String name;
    private volatile boolean exists;

    S3Calls(S3Location location) {
        clients = S3Clients.of(location);
        name = location.bucket();
    }

    /** Whether the bucket is there; answers within two seconds. */
    boolean bucketExists() {
        var question = BucketExistsArgs.builder().bucket(name).build();
        return translated(() -> send(clients.quick(), client -> client.bucketExists(question)));
    }

    /** Asks the client that signs for sandboxes, and connects to nothing. */
    <T> T sign(Request<T> request) {
        return translated(() -> request.send(clients.signing()));
    }

    @Override
    public void close() {
        clients.close();
    }

    /** None when the answer is that there is no such object. */
    <T> Optional<T> found(Request<T> request) {
        return call(client -> {
            try {
                return Optional.of(send(client, request));
            } catch (MinioException e) {
                if (S3Errors.isMissingObject(e)) {
                    return Optional.empty();
                }
                throw e;
            }
        });
    }

    <T> T call(Request<T> request) {
        return translated(() -> {
            requireBucket();
            return send(clients.usual(), request);
        });
    }

    private void requireBucket() throws MinioException, IOException {
        if (!exists) {
            var question = BucketExistsArgs.builder().bucket(name).build();
            if (!send(clients.usual(), client -> client.bucketExists(question))) {
                makeBucket();
            }
            exists = true;
        }
    }

    private void makeBucket() throws MinioException, IOException {
        try {
            send(clients.usual(), client -> {
                client.makeBucket(MakeBucketArgs.builder().bucket(name).build());
                return name;
            });
        } catch (MinioException e) {
            if (!S3Errors.isExistingBucket(e)) {
                throw e;
            }
        }
    }

    /** Has the client's answer, or what went wrong on the wire. */
    static <T> T send(MinioClient client, Request<T> request) throws MinioException, IOException {
        try {
            return request.send(client);
        } catch (IllegalStateException e) {
            throw S3Errors.unwrapped(e);
        }
    }

    private static <T> T translated(Action<T> action) {
        try {
            return action.run();
        } catch (MinioException | IOException e) {
            throw S3Errors.unavailable(e);
        }
    }

    interface Request<T> {
        T send(MinioClient client) throws MinioException, IOException;
    }

    private interface Action<T> {
        T run() throws MinioException, IOException;
    }
}
