package dev.devex.storage.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.devex.storage.RejectedCommitException;
import dev.devex.storage.TestSnapshot;
import dev.devex.storage.UnknownWorkspaceException;
import dev.devex.storage.UnreadableWorkspaceException;
import dev.devex.storage.WorkspaceObject;
import dev.devex.storage.WorkspaceStore;
import dev.devex.storage.WorkspaceStoreContract;
import dev.devex.storage.internal.records.WorkspaceKeys;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class S3WorkspaceStoreTest extends WorkspaceStoreContract {
    private static final long LARGEST = 100_000;

    @RegisterExtension
    private final TestStore test = new TestStore(LARGEST);

    /** What a store would hold that does not compare checksums. */
    @Test
    void rejectsWhatIsNotWhatItsNameSays() {
        test.store.create(workspace(), TEMPLATE);
        for (boolean packIsWrong : new boolean[] {true, false}) {
            TestSnapshot snapshot = sandbox(1).uploaded(TestSnapshot.of("new"));
            WorkspaceObject name = packIsWrong ? snapshot.packName() : snapshot.manifestName();
            byte[] bytes = packIsWrong ? snapshot.packBytes() : snapshot.manifestBytes();
            bytes[10]++;
            test.bucket.write(new WorkspaceKeys(workspace()).object(name), bytes);
            assertThatThrownBy(() -> sandbox(1).commit(1, snapshot)).isInstanceOf(RejectedCommitException.class);
        }
        assertThat(sandbox(1).newest().number()).isEqualTo(1);
    }

    @Test
    void rejectsAPackThatWasCutOff() {
        test.store.create(workspace(), TEMPLATE);
        TestSnapshot snapshot = sandbox(1).uploaded(TestSnapshot.of("new"));
        byte[] bytes = Arrays.copyOf(snapshot.packBytes(), snapshot.packBytes().length - 1);
        test.bucket.write(new WorkspaceKeys(workspace()).object(snapshot.packName()), bytes);
        assertThatThrownBy(() -> sandbox(1).commit(1, snapshot)).isInstanceOf(RejectedCommitException.class);
    }

    @Test
    void saysThatItCannotReadWhatAnEarlyVersionStored() {
        test.store.create(workspace(), TEMPLATE);
        byte[] head = "{\"version\":1,\"session\":3}".getBytes(StandardCharsets.UTF_8);
        test.bucket.write(new WorkspaceKeys(workspace()).head(), head);
        assertThatThrownBy(() -> test.store.open(workspace(), 4)).isInstanceOf(UnreadableWorkspaceException.class);
        assertThatThrownBy(() -> sandbox(4).uploaded(TestSnapshot.of("new")))
                .isInstanceOf(UnreadableWorkspaceException.class);
        test.store.delete(workspace());
        assertThatThrownBy(() -> test.store.open(workspace(), 4)).isInstanceOf(UnknownWorkspaceException.class);
    }

    @Override
    protected WorkspaceStore store() {
        return test.store;
    }

    @Override
    protected long largest() {
        return LARGEST;
    }

    @Override
    protected void stopStore() throws Exception {
        test.s3.stop();
    }

    @Override
    protected void restartStore() throws Exception {
        test.s3.restart();
    }
}
