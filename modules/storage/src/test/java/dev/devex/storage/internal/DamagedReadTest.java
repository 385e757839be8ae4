package dev.devex.storage.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.devex.kernel.ReplId;
import dev.devex.kernel.UserId;
import dev.devex.snapshot.faults.Fault;
import dev.devex.snapshot.faults.FaultyProxy;
import dev.devex.storage.EmbeddedS3;
import dev.devex.storage.RejectedCommitException;
import dev.devex.storage.TestSandbox;
import dev.devex.storage.TestSnapshot;
import dev.devex.storage.Workspace;
import dev.devex.storage.WorkspaceObject;
import dev.devex.storage.WorkspaceStore;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Between the store and the core a bit may fall over: what was stored well must not be refused for it. */
class DamagedReadTest {
    private final Workspace workspace = new Workspace(new UserId("local:ada"), ReplId.random());
    private EmbeddedS3 s3;
    private FaultyProxy network;
    private StandaloneStore standalone;
    private StandaloneStore direct;

    @BeforeEach
    void start(@TempDir Path templates) throws Exception {
        TestTemplates.write(templates, "hello", "Hello", "hello.txt", "Hello");
        s3 = new EmbeddedS3();
        network = new FaultyProxy(s3.endpoint(), 7);
        standalone = new StandaloneStore(network.address(), templates);
        direct = new StandaloneStore(s3.endpoint(), templates);
        direct.store().create(workspace, "hello");
    }

    @AfterEach
    void stop() throws Exception {
        direct.close();
        standalone.close();
        network.close();
        s3.close();
    }

    @ParameterizedTest
    @EnumSource
    void takesWhatOnlyTheReadingHasDamaged(WorkspaceObject.Kind kind) {
        TestSnapshot snapshot = sandbox(direct.store()).uploaded(TestSnapshot.of("new"));
        network.next(reading(snapshot, kind), Fault.DAMAGED_ANSWER);

        assertThat(sandbox(standalone.store()).commit(1, snapshot).number()).isEqualTo(2);

        assertThat(network.total()).isOne();
        assertThat(sandbox(direct.store()).text()).isEqualTo("new");
    }

    @Test
    void refusesWhatIsDamagedHoweverOftenItIsRead() {
        TestSnapshot snapshot = sandbox(direct.store()).uploaded(TestSnapshot.of("new"));
        byte[] bytes = snapshot.packBytes();
        bytes[bytes.length - 1]++;
        try (var bucket = new S3Bucket(TestLocation.of(s3))) {
            bucket.write(new WorkspaceKeys(workspace).object(snapshot.packName()), bytes);
        }
        assertThatThrownBy(() -> sandbox(standalone.store()).commit(1, snapshot))
                .isInstanceOf(RejectedCommitException.class);
    }

    private String reading(TestSnapshot snapshot, WorkspaceObject.Kind kind) {
        WorkspaceObject object = kind == WorkspaceObject.Kind.PACK ? snapshot.packName() : snapshot.manifestName();
        String key = new WorkspaceKeys(workspace).object(object);
        return "GET /" + EmbeddedS3.BUCKET + "/" + key.replace(":", "%3A");
    }

    private TestSandbox sandbox(WorkspaceStore store) {
        return new TestSandbox(store, workspace, 1);
    }
}
