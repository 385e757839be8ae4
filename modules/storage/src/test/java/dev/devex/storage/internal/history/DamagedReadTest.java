package dev.devex.storage.internal.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.devex.snapshot.faults.Fault;
import dev.devex.snapshot.faults.FaultyProxy;
import dev.devex.storage.EmbeddedS3;
import dev.devex.storage.RejectedCommitException;
import dev.devex.storage.TestSandbox;
import dev.devex.storage.TestSnapshot;
import dev.devex.storage.WorkspaceObject;
import dev.devex.storage.internal.StandaloneStore;
import dev.devex.storage.internal.TestStore;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Between the store and the core a bit may fall over: what was stored well must not be refused for it. */
class DamagedReadTest {
    @RegisterExtension
    private final TestStore test = new TestStore(1 << 20);

    private FaultyProxy network;
    private StandaloneStore core;

    @BeforeEach
    void start(@TempDir Path templates) throws Exception {
        test.store.create(test.workspace, TestStore.TEMPLATE);
        network = new FaultyProxy(test.s3.endpoint(), 7);
        core = new StandaloneStore(network.address(), templates);
    }

    @AfterEach
    void stop() throws Exception {
        core.close();
        network.close();
    }

    @ParameterizedTest
    @EnumSource
    void takesWhatOnlyTheReadingHasDamaged(WorkspaceObject.Kind kind) {
        TestSnapshot snapshot = test.sandbox(1).uploaded(TestSnapshot.of("new"));
        network.next(reading(snapshot, kind), Fault.DAMAGED_ANSWER);

        assertThat(overTheNetwork().commit(1, snapshot).number()).isEqualTo(2);

        assertThat(network.total()).isOne();
        assertThat(test.sandbox(1).text()).isEqualTo("new");
    }

    @Test
    void refusesWhatIsDamagedHoweverOftenItIsRead() {
        TestSnapshot snapshot = test.sandbox(1).uploaded(TestSnapshot.of("new"));
        byte[] bytes = snapshot.packBytes();
        bytes[bytes.length - 1]++;
        test.bucket.write(test.keys.object(snapshot.packName()), bytes);
        assertThatThrownBy(() -> overTheNetwork().commit(1, snapshot)).isInstanceOf(RejectedCommitException.class);
    }

    private String reading(TestSnapshot snapshot, WorkspaceObject.Kind kind) {
        WorkspaceObject object = kind == WorkspaceObject.Kind.PACK ? snapshot.packName() : snapshot.manifestName();
        String key = test.keys.object(object);
        return "GET /" + EmbeddedS3.BUCKET + "/" + key.replace(":", "%3A");
    }

    private TestSandbox overTheNetwork() {
        return new TestSandbox(core.store(), test.workspace, 1);
    }
}
