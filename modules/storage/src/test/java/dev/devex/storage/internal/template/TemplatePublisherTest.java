package dev.devex.storage.internal.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.devex.kernel.UnavailableException;
import dev.devex.snapshot.Entry;
import dev.devex.snapshot.Sha256;
import dev.devex.snapshot.StateReader;
import dev.devex.storage.UnknownTemplateException;
import dev.devex.storage.internal.TestBucket;
import dev.devex.storage.internal.TestTemplates;
import dev.devex.storage.internal.s3.S3Bucket;
import dev.devex.storage.internal.s3.S3Bucket.ListedObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class TemplatePublisherTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @RegisterExtension
    private final TestBucket test = new TestBucket();

    private Path folder;
    private S3Bucket bucket;

    @BeforeEach
    void start(@TempDir Path folder) throws IOException {
        this.folder = folder;
        bucket = test.bucket;
        TestTemplates.write(folder, "node", "Node.js", "index.js", "1");
    }

    @Test
    void publishesOnceWhicheverServerItIs() {
        byte[] manifest = publisher().get("node").manifest();
        List<String> first = keys();
        assertThat(publisher().get("node").manifest()).isEqualTo(manifest);
        assertThat(keys()).isEqualTo(first);
    }

    @Test
    void leavesOldStatesForTheWorkspacesMadeFromThem() throws IOException {
        publisher().get("node");
        List<String> first = keys();
        Files.writeString(folder.resolve("node/index.js"), "2");
        publisher().get("node");
        assertThat(keys()).containsAll(first).hasSize(2 * first.size());
    }

    @Test
    void publishesAgainWhenTheStoreHasLostAnyOfIt() {
        publisher().get("node");
        for (String lost : keys()) {
            bucket.remove(lost);
            publisher().get("node");
            String kind = lost.substring(0, lost.lastIndexOf('/'));
            assertThat(keys()).anyMatch(key -> key.startsWith(kind));
        }
    }

    @Test
    void givesAllFilesOneTimeAndTheUsualPermissions() throws Exception {
        PublishedTemplate template = publisher().get("node");
        var name = template.firstSnapshot(Instant.EPOCH).manifest().sha256();
        try (var state = StateReader.open(new Sha256(name), new TemplateStore(bucket, "node"))) {
            for (var entry = state.next(); entry != null; entry = state.next()) {
                assertThat(entry.modified()).hasToString("2026-01-01T00:00:00Z");
                assertThat(entry instanceof Entry.File file ? file.mode() : 0644)
                        .isEqualTo(0644);
            }
            assertThat(state.header().entries()).isEqualTo(4);
        }
    }

    @Test
    void rejectsUnknownTemplate() {
        assertThatThrownBy(() -> publisher().get("../node")).isInstanceOf(UnknownTemplateException.class);
    }

    @Test
    void publishesAtStartOnceTheStoreIsThere() throws Exception {
        test.s3.stop();
        try (TemplatePublisher publisher = publisher()) {
            assertThatThrownBy(() -> publisher.get("node")).isInstanceOf(UnavailableException.class);
            publisher.start();
            test.s3.restart();
            awaitPublished();
        }
    }

    private TemplatePublisher publisher() {
        return new TemplatePublisher(new TemplateFolders(Optional.of(folder)), bucket);
    }

    private List<String> keys() {
        return bucket.list("template/").stream().map(ListedObject::key).toList();
    }

    private void awaitPublished() {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (keys().isEmpty() && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        assertThat(keys()).isNotEmpty();
    }
}
