package dev.devex.snapshot.bench;

import dev.devex.snapshot.ObjectContent;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The other way to store a workspace: each file that is newer than the last save as an object, 32 at a time. */
final class ObjectPerFile {
    private static final int CONNECTIONS = 32;

    private ObjectPerFile() {}

    /** {@code BUCKET FOLDER SINCE}, where the last is in milliseconds since 1970; prints the bytes sent. */
    public static void main(String... arguments) throws IOException, InterruptedException {
        var objects = new S3Objects(arguments[0]);
        Path folder = Path.of(arguments[1]);
        FileTime since = FileTime.fromMillis(Long.parseLong(arguments[2]));
        ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS);
        for (Path file : newerThan(since, folder.resolve("workspace"))) {
            threads.execute(() -> put(objects, folder, file));
        }
        threads.shutdown();
        if (!threads.awaitTermination(1, TimeUnit.HOURS)) {
            throw new IOException("That takes too long.");
        }
        System.out.println(objects.sent());
        System.exit(0);
    }

    private static List<Path> newerThan(FileTime since, Path folder) throws IOException {
        try (Stream<Path> files = Files.find(
                folder,
                Integer.MAX_VALUE,
                (path, attributes) -> attributes.isRegularFile()
                        && attributes.lastModifiedTime().compareTo(since) > 0)) {
            return files.toList();
        }
    }

    private static void put(S3Objects objects, Path folder, Path file) {
        try {
            String name = folder.toUri().relativize(file.toUri()).getRawPath();
            objects.put("files/" + name, new FileObject(file, Files.size(file)), Map.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record FileObject(Path file, long size) implements ObjectContent {
        @Override
        public InputStream open() throws IOException {
            return Files.newInputStream(file);
        }
    }
}
