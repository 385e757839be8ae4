package dev.devex.storage.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.devex.kernel.ReplId;
import dev.devex.kernel.UserId;
import dev.devex.snapshot.ObjectSink;
import dev.devex.snapshot.Roots;
import dev.devex.snapshot.Sha256;
import dev.devex.snapshot.SnapshotSaver;
import dev.devex.storage.EmbeddedS3;
import dev.devex.storage.TestSandbox;
import dev.devex.storage.Workspace;
import dev.devex.storage.WorkspaceObject;
import dev.devex.storage.WorkspaceObject.Kind;
import dev.devex.storage.WorkspaceStore.Commit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whether the commands of the README read what the store holds. */
class ReadmeTest {
    private static final Pattern COMMANDS = Pattern.compile("```bash\n(.*?)```", Pattern.DOTALL);

    private final Workspace workspace = new Workspace(new UserId("local:ada"), ReplId.random());
    private EmbeddedS3 s3;
    private S3Bucket bucket;
    private S3WorkspaceStore store;
    private TestSandbox sandbox;

    @TempDir
    @SuppressWarnings("NullAway")
    private Path folder;

    @BeforeEach
    void start(@TempDir Path templates) throws Exception {
        assumeTrue(Stream.of("bash", "curl", "zstd", "jq").allMatch(ReadmeTest::isInstalled));
        TestTemplates.write(templates, "hello", "Hello", "hello.txt", "Hello");
        s3 = new EmbeddedS3();
        bucket = new S3Bucket(TestLocation.of(s3));
        var publisher = new TemplatePublisher(new TemplateFolders(Optional.of(templates)), bucket);
        store = TestLocation.store(s3, bucket, publisher, TestLocation.limits(1 << 20), Clock.systemUTC());
        sandbox = new TestSandbox(store, workspace, 1);
        store.create(workspace, "hello");
    }

    @AfterEach
    void stop() throws Exception {
        store.close();
        bucket.close();
        s3.close();
    }

    @Test
    void readsWhatATemplateHolds() throws Exception {
        follow();
        assertThat(folder.resolve("workspace/hello.txt")).hasContent("Hello");
        assertThat(folder.resolve("home")).isEmptyDirectory();
    }

    @Test
    void readsASaveAndWhatDiffersFromIt(@TempDir Path before) throws Exception {
        var roots = new Roots(Files.createDirectory(before.resolve("w")), Files.createDirectory(before.resolve("h")));
        fill(roots.workspace());
        save(roots, before.resolve("index"), Optional.empty());
        change(roots.workspace());
        save(
                roots,
                before.resolve("index"),
                Optional.of(sandbox.newest().manifest().sha256()));
        assertThat(sandbox.newest().base()).isPresent();
        follow();
        assertThat(listing(folder.resolve("workspace"))).isEqualTo(listing(roots.workspace()));
    }

    private static void fill(Path workspace) throws IOException {
        for (int file = 0; file < 20; file++) {
            Files.writeString(workspace.resolve("file " + file), "content " + file);
        }
        Files.createDirectories(workspace.resolve("gone/deep"));
        Files.writeString(workspace.resolve("gone/deep/file"), "gone");
        Files.createDirectories(workspace.resolve("becomes a file/deep"));
        Files.createFile(workspace.resolve("empty"));
    }

    private static void change(Path workspace) throws IOException {
        Files.writeString(workspace.resolve("it's \"new\"\n"), "new");
        Files.writeString(workspace.resolve("file 7"), "changed");
        Files.write(workspace.resolve("large"), new byte[9_000_000]);
        Files.createSymbolicLink(workspace.resolve("link"), Path.of("file 7"));
        Files.delete(workspace.resolve("gone/deep/file"));
        Files.delete(workspace.resolve("gone/deep"));
        Files.delete(workspace.resolve("gone"));
        Files.delete(workspace.resolve("becomes a file/deep"));
        Files.delete(workspace.resolve("becomes a file"));
        Files.writeString(workspace.resolve("becomes a file"), "now");
        Files.setPosixFilePermissions(workspace.resolve("empty"), PosixFilePermissions.fromString("rwxr-x--x"));
    }

    private void save(Roots roots, Path index, Optional<String> newest) throws IOException {
        var objects = new StoredObjects(bucket, new WorkspaceKeys(workspace));
        ObjectSink sink = (name, content) -> {
            try (var bytes = content.open()) {
                bucket.write(new WorkspaceKeys(workspace).prefix() + name.path(), bytes.readAllBytes());
            }
        };
        var prepared = new SnapshotSaver(roots, objects, sink, index)
                .prepare(newest.map(Sha256::new))
                .save()
                .orElseThrow();
        var manifest = new WorkspaceObject(Kind.MANIFEST, prepared.manifest().hex(), prepared.manifestSize());
        store.commit(workspace, 1, new Commit(sandbox.newest().number(), manifest));
        prepared.committed();
    }

    private static List<String> listing(Path root) throws IOException {
        try (Stream<Path> paths = Files.walk(root)) {
            return paths.sorted().map(path -> line(root, path)).toList();
        }
    }

    private static String line(Path root, Path path) {
        try {
            if (Files.isSymbolicLink(path)) {
                return root.relativize(path) + " -> " + Files.readSymbolicLink(path);
            }
            String content = Files.isDirectory(path)
                    ? ""
                    : Sha256.ofContent(Files.readAllBytes(path)).hex();
            return root.relativize(path) + " " + Files.getPosixFilePermissions(path) + " "
                    + Files.getLastModifiedTime(path) + " " + content;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void follow() throws IOException, InterruptedException {
        var block = COMMANDS.matcher(Files.readString(Path.of("README.md")));
        assertThat(block.find()).isTrue();
        var process = new ProcessBuilder("bash", "-eu", "-c", block.group(1))
                .directory(folder.toFile())
                .redirectErrorStream(true);
        process.environment().putAll(settings());
        Process running = process.start();
        String output = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(running.waitFor()).as(output).isZero();
        assertThat(output).isEmpty();
    }

    private Map<String, String> settings() {
        String keys = new WorkspaceKeys(workspace).prefix();
        return Map.of(
                "S3_ENDPOINT",
                s3.endpoint().toString(),
                "S3_REGION",
                "us-east-1",
                "S3_BUCKET",
                EmbeddedS3.BUCKET,
                "S3_ACCESS_KEY",
                EmbeddedS3.ACCESS_KEY,
                "S3_SECRET_KEY",
                EmbeddedS3.SECRET_KEY,
                "prefix",
                keys.substring(0, keys.length() - 1));
    }

    private static boolean isInstalled(String command) {
        return Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(place -> Files.isExecutable(Path.of(place, command)));
    }
}
