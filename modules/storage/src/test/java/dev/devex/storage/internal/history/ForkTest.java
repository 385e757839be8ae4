package dev.devex.storage.internal.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.devex.kernel.ReplId;
import dev.devex.kernel.UserId;
import dev.devex.storage.Snapshot;
import dev.devex.storage.Snapshot.Origin;
import dev.devex.storage.SnapshotId;
import dev.devex.storage.TestSandbox;
import dev.devex.storage.TestSnapshot;
import dev.devex.storage.TooLargeWorkspaceException;
import dev.devex.storage.UnknownSnapshotException;
import dev.devex.storage.UnknownWorkspaceException;
import dev.devex.storage.UnreadableWorkspaceException;
import dev.devex.storage.Workspace;
import dev.devex.storage.WorkspaceObject.Kind;
import dev.devex.storage.internal.S3WorkspaceHistory;
import dev.devex.storage.internal.TestFolders;
import dev.devex.storage.internal.TestStore;
import dev.devex.storage.internal.records.Heads;
import dev.devex.storage.internal.records.WorkspaceKeys;
import dev.devex.storage.internal.settings.Limits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class ForkTest {
    private static final long LARGEST = 100_000;

    @RegisterExtension
    private final TestStore test = new TestStore(LARGEST);

    private final Workspace target = new Workspace(new UserId("local:ada"), ReplId.random());

    @BeforeEach
    void create() {
        test.store.create(test.workspace, TestStore.TEMPLATE);
    }

    @Test
    void hasTheStateAndNothingElse() {
        test.sandbox(1).save("one");
        test.sandbox(1).save("two");
        Snapshot first = fork("2");
        assertThat(first.number()).isEqualTo(1);
        assertThat(first.session()).isZero();
        assertThat(first.origin()).isEqualTo(Origin.FORK);
        assertThat(test.history.line(target, 9, 9)).containsExactly(first);
        assertThat(forked().text()).isEqualTo("one");
    }

    @Test
    void livesOnItsOwn() {
        test.sandbox(1).save("one");
        fork("now");
        test.store.delete(test.workspace);
        assertThat(forked().text()).isEqualTo("one");
        assertThat(forked().save("two").number()).isEqualTo(2);
    }

    @Test
    void refersToItsTemplateAsTheOtherDoes() {
        fork("1");
        assertThat(test.bucket.list(new WorkspaceKeys(target).objects(Kind.PACK)))
                .isEmpty();
        assertThat(forked().text()).isEqualTo("Hello");
    }

    @Test
    void takesTheBaseOfADifferenceAlong(@TempDir Path folder) throws IOException {
        var folders = new TestFolders(test, folder);
        for (int file = 0; file < 50; file++) {
            folders.write("workspace/file " + file, "content " + file);
        }
        folders.save();
        Files.delete(folders.path("workspace/file 7"));
        assertThat(folders.save().base()).isPresent();
        fork("now");
        test.store.delete(test.workspace);
        var all = test.history.compare(target, SnapshotId.NOW, Optional.empty());
        assertThat(all.changes()).hasSize(51);
    }

    @Test
    void isMadeOnceWhenAskedAgain() {
        fork("1");
        Snapshot saved = forked().save("changed");
        assertThat(fork("1")).isEqualTo(saved);
    }

    @Test
    void leavesNoHeadWhereItFails() {
        assertThatThrownBy(() -> fork("9")).isInstanceOf(UnknownSnapshotException.class);
        test.sandbox(1).save("one");
        test.bucket.list(test.keys.objects(Kind.PACK)).forEach(pack -> test.bucket.remove(pack.key()));
        assertThatThrownBy(() -> fork("2")).isInstanceOf(UnreadableWorkspaceException.class);
        assertThatThrownBy(() -> test.history.find(target, SnapshotId.NOW))
                .isInstanceOf(UnknownWorkspaceException.class);
    }

    @Test
    void isNoLargerThanAWorkspaceMayBe() {
        test.sandbox(1).commit(1, test.sandbox(1).uploaded(TestSnapshot.ofSize(LARGEST / 2)));
        var limits = new Limits(LARGEST / 4, test.limits.retention());
        try (var strict = new S3WorkspaceHistory(test.bucket, new Heads(test.bucket), limits, Clock.systemUTC())) {
            assertThatThrownBy(() -> strict.fork(test.workspace, SnapshotId.NOW, target))
                    .isInstanceOf(TooLargeWorkspaceException.class);
        }
        assertThat(test.bucket.list(new WorkspaceKeys(target).prefix())).isEmpty();
    }

    private Snapshot fork(String snapshot) {
        return test.history.fork(test.workspace, SnapshotId.of(snapshot), target);
    }

    private TestSandbox forked() {
        return new TestSandbox(test.store, target, 1);
    }
}
