package dev.devex.runner.saves;

import dev.devex.storage.EmbeddedS3;
import io.minio.MinioClient;
import io.minio.UploadObjectArgs;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/** The other way to store a workspace: each file that is newer than the last save as an object, 32 at a time. */
final class ObjectPerFile {
    private static final int CONNECTIONS = 32;

    private final MinioClient client;
    private final Path folder;

    ObjectPerFile(URI s3, Path folder) {
        client = MinioClient.builder()
                .endpoint(s3.toString())
                .credentials(EmbeddedS3.ACCESS_KEY, EmbeddedS3.SECRET_KEY)
                .build();
        this.folder = folder;
    }

    /** Stores what was written to since then, and says how long that took, in milliseconds. */
    double save(FileTime since) throws IOException, InterruptedException {
        long start = System.nanoTime();
        var threads = Executors.newFixedThreadPool(CONNECTIONS);
        try {
            List<Future<?>> uploads = new ArrayList<>();
            for (Path file : newerThan(since)) {
                uploads.add(threads.submit(() -> client.uploadObject(UploadObjectArgs.builder()
                        .bucket(EmbeddedS3.BUCKET)
                        .object("files/" + folder.relativize(file))
                        .filename(file.toString())
                        .build())));
            }
            for (Future<?> upload : uploads) {
                upload.get();
            }
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        } finally {
            threads.shutdownNow();
        }
        return (System.nanoTime() - start) / 1e6;
    }

    private List<Path> newerThan(FileTime since) throws IOException {
        try (Stream<Path> files = Files.find(
                folder,
                Integer.MAX_VALUE,
                (path, attributes) -> attributes.isRegularFile()
                        && attributes.lastModifiedTime().compareTo(since) > 0)) {
            return files.toList();
        }
    }
}
