package dev.devex.storage.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.devex.storage.EmbeddedS3;
import dev.devex.storage.RejectedCommitException;
import dev.devex.storage.TestSnapshot;
import dev.devex.storage.UnknownWorkspaceException;
import dev.devex.storage.UnreadableWorkspaceException;
import dev.devex.storage.WorkspaceObject;
import dev.devex.storage.WorkspaceStore;
import dev.devex.storage.WorkspaceStoreContract;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
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

    /** What a store would hold that does not compare checksums. */
    @Test
    void rejectsWhatIsNotWhatItsNameSays() {
        store.create(workspace(), TEMPLATE);
        for (boolean packIsWrong : new boolean[] {true, false}) {
            TestSnapshot snapshot = sandbox(1).uploaded(TestSnapshot.of("new"));
            WorkspaceObject name = packIsWrong ? snapshot.packName() : snapshot.manifestName();
            byte[] bytes = packIsWrong ? snapshot.packBytes() : snapshot.manifestBytes();
            bytes[10]++;
            bucket.write(new WorkspaceKeys(workspace()).object(name), bytes);
            assertThatThrownBy(() -> sandbox(1).commit(1, snapshot)).isInstanceOf(RejectedCommitException.class);
        }
        assertThat(sandbox(1).newest().number()).isEqualTo(1);
    }

    @Test
    void rejectsAPackThatWasCutOff() {
        store.create(workspace(), TEMPLATE);
        TestSnapshot snapshot = sandbox(1).uploaded(TestSnapshot.of("new"));
        byte[] bytes = Arrays.copyOf(snapshot.packBytes(), snapshot.packBytes().length - 1);
        bucket.write(new WorkspaceKeys(workspace()).object(snapshot.packName()), bytes);
        assertThatThrownBy(() -> sandbox(1).commit(1, snapshot)).isInstanceOf(RejectedCommitException.class);
    }

    @Test
    void saysThatItCannotReadWhatAnEarlyVersionStored() {
        store.create(workspace(), TEMPLATE);
        byte[] head = "{\"version\":1,\"session\":3}".getBytes(StandardCharsets.UTF_8);
        bucket.write(new WorkspaceKeys(workspace()).head(), head);
        assertThatThrownBy(() -> store.open(workspace(), 4)).isInstanceOf(UnreadableWorkspaceException.class);
        assertThatThrownBy(() -> sandbox(4).uploaded(TestSnapshot.of("new")))
                .isInstanceOf(UnreadableWorkspaceException.class);
        store.delete(workspace());
        assertThatThrownBy(() -> store.open(workspace(), 4)).isInstanceOf(UnknownWorkspaceException.class);
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
