package dev.devex.storage.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.devex.kernel.UnavailableException;
import dev.devex.storage.EmbeddedS3;
import dev.devex.storage.UnknownTemplateException;
import dev.devex.storage.internal.S3Bucket.ListedObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemplatePublisherTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private Path folder;
    private EmbeddedS3 s3;
    private S3Bucket bucket;

    @BeforeEach
    void start(@TempDir Path folder) throws IOException {
        this.folder = folder;
        s3 = new EmbeddedS3();
        bucket = new S3Bucket(TestLocation.of(s3));
        TestTemplates.write(folder, "node", "Node.js", "index.js", "1");
    }

    @AfterEach
    void stop() throws IOException {
        bucket.close();
        s3.close();
    }

    @Test
    void publishesOnceAndAgainWhenChanged() throws IOException {
        publisher().get("node");
        List<String> first = keys();
        publisher().get("node");
        assertThat(keys()).isEqualTo(first);
        Files.writeString(folder.resolve("node/index.js"), "2");
        publisher().get("node");
        assertThat(keys()).containsAll(first).hasSize(2 * first.size());
    }

    @Test
    void publishesAgainWhatTheStoreLost() {
        publisher().get("node");
        List<String> first = keys();
        first.forEach(bucket::remove);
        publisher().get("node");
        assertThat(keys()).isEqualTo(first);
    }

    @Test
    void rejectsUnknownTemplate() {
        assertThatThrownBy(() -> publisher().get("../node")).isInstanceOf(UnknownTemplateException.class);
    }

    @Test
    void publishesAtStartOnceTheStoreIsThere() throws Exception {
        s3.stop();
        try (TemplatePublisher publisher = publisher()) {
            assertThatThrownBy(() -> publisher.get("node")).isInstanceOf(UnavailableException.class);
            publisher.start();
            s3.restart();
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
