package dev.devex.storage.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.devex.kernel.ReplId;
import dev.devex.kernel.UserId;
import dev.devex.storage.EmbeddedS3;
import dev.devex.storage.TestSandbox;
import dev.devex.storage.TestSnapshot;
import dev.devex.storage.Workspace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
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
    void readsASaveAndWhatDiffersFromIt() throws Exception {
        TestSnapshot full = sandbox.uploaded(TestSnapshot.of("it's \"new\""));
        sandbox.commit(1, full);
        sandbox.commit(2, sandbox.uploaded(TestSnapshot.deltaOf(full, 10)));
        follow();
        assertThat(folder.resolve("workspace/hello.txt")).hasContent("it's \"new\"");
        assertThat(Files.getLastModifiedTime(folder.resolve("workspace"))).hasToString("2026-01-01T00:00:00Z");
    }

    private void follow() throws IOException, InterruptedException {
        var block = COMMANDS.matcher(Files.readString(Path.of("README.md")));
        assertThat(block.find()).isTrue();
        var process = new ProcessBuilder("bash", "-euo", "pipefail", "-c", block.group(1))
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
                "S3_ENDPOINT", s3.endpoint().toString(),
                "S3_REGION", "us-east-1",
                "S3_BUCKET", EmbeddedS3.BUCKET,
                "S3_ACCESS_KEY", EmbeddedS3.ACCESS_KEY,
                "S3_SECRET_KEY", EmbeddedS3.SECRET_KEY,
                "prefix", keys.substring(0, keys.length() - 1));
    }

    private static boolean isInstalled(String command) {
        return Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(place -> Files.isExecutable(Path.of(place, command)));
    }
}
