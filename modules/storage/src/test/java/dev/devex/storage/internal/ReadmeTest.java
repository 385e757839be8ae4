package dev.devex.storage.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.devex.snapshot.Roots;
import dev.devex.snapshot.Sha256;
import dev.devex.storage.EmbeddedS3;
import dev.devex.storage.TestSandbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Whether the commands of the README read what the store holds. */
class ReadmeTest {
    private static final Pattern COMMANDS = Pattern.compile("```bash\n(.*?)```", Pattern.DOTALL);

    @RegisterExtension
    private final TestStore test = new TestStore(1 << 20);

    private TestSandbox sandbox;

    @TempDir
    @SuppressWarnings("NullAway")
    private Path folder;

    @BeforeEach
    void create() {
        assumeTrue(Stream.of("bash", "curl", "zstd", "jq").allMatch(ReadmeTest::isInstalled));
        sandbox = test.sandbox(1);
        test.store.create(test.workspace, TestStore.TEMPLATE);
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
        test.save(roots, before.resolve("index"), Optional.empty());
        change(roots.workspace());
        test.save(
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
        String keys = test.keys.prefix();
        return Map.of(
                "S3_ENDPOINT",
                test.s3.endpoint().toString(),
                "S3_REGION",
                TestBucket.REGION,
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
