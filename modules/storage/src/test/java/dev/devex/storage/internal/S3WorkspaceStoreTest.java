package dev.devex.storage.internal;

import dev.devex.storage.EmbeddedS3;
import dev.devex.storage.WorkspaceStore;
import dev.devex.storage.WorkspaceStoreContract;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class S3WorkspaceStoreTest extends WorkspaceStoreContract {
    private static final long LARGEST = 100_000;

    private EmbeddedS3 s3;
    private S3Bucket bucket;
    private S3WorkspaceStore store;

    @BeforeEach
    void start(@TempDir Path templates) throws Exception {
        TestTemplates.write(templates, TEMPLATE, "Hello", TEMPLATE_FILE, TEMPLATE_TEXT);
        s3 = new EmbeddedS3();
        bucket = new S3Bucket(TestLocation.of(s3));
        var publisher = new TemplatePublisher(new TemplateFolders(Optional.of(templates)), bucket);
        store = TestLocation.store(s3, bucket, publisher, TestLocation.limits(LARGEST), Clock.systemUTC());
    }

    @AfterEach
    void stop() throws Exception {
        store.close();
        bucket.close();
        s3.close();
    }

    @Override
    protected WorkspaceStore store() {
        return store;
    }

    @Override
    protected long largest() {
        return LARGEST;
    }

    @Override
    protected void stopStore() throws Exception {
        s3.stop();
    }

    @Override
    protected void restartStore() throws Exception {
        s3.restart();
    }
}
