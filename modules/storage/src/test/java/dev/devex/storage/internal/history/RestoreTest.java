package dev.devex.storage.internal.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.devex.storage.Snapshot;
import dev.devex.storage.Snapshot.Origin;
import dev.devex.storage.SnapshotId;
import dev.devex.storage.SupersededSessionException;
import dev.devex.storage.TestSnapshot;
import dev.devex.storage.TooLargeWorkspaceException;
import dev.devex.storage.UnknownSnapshotException;
import dev.devex.storage.UnknownWorkspaceException;
import dev.devex.storage.UnreadableWorkspaceException;
import dev.devex.storage.WorkspaceStore.Commit;
import dev.devex.storage.internal.S3WorkspaceHistory;
import dev.devex.storage.internal.TestStore;
import dev.devex.storage.internal.collection.GarbageCollection;
import dev.devex.storage.internal.collection.Inventory;
import dev.devex.storage.internal.records.Folders;
import dev.devex.storage.internal.records.Heads;
import dev.devex.storage.internal.records.History;
import dev.devex.storage.internal.records.Manifests;
import dev.devex.storage.internal.settings.Limits;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RestoreTest {
    private static final long LARGEST = 100_000;

    @RegisterExtension
    private final TestStore test = new TestStore(LARGEST);

    private Snapshot one;

    @BeforeEach
    void create() {
        test.store.create(test.workspace, TestStore.TEMPLATE);
        one = test.sandbox(1).save("one");
        test.sandbox(1).save("two");
    }

    @Test
    void makesAFormerStateTheNewest() {
        Snapshot restored = restore("2", 2);
        assertThat(restored.number()).isEqualTo(4);
        assertThat(restored.origin()).isEqualTo(Origin.RESTORE);
        assertThat(restored.session()).isEqualTo(2);
        assertThat(restored.manifest()).isEqualTo(one.manifest());
        assertThat(test.sandbox(3).text()).isEqualTo("one");
        assertThat(test.sandbox(3).save("on top").number()).isEqualTo(5);
    }

    @Test
    void canBeUndone() {
        restore("2", 2);
        assertThat(restore("3", 3).number()).isEqualTo(5);
        assertThat(test.sandbox(4).text()).isEqualTo("two");
        assertThat(test.history.line(test.workspace, 9, 9))
                .extracting(Snapshot::origin)
                .containsExactly(Origin.RESTORE, Origin.RESTORE, Origin.SAVE, Origin.SAVE, Origin.TEMPLATE);
    }

    @Test
    void makesOneSnapshotHoweverOftenItIsAskedFor() {
        Snapshot restored = restore("2", 2);
        assertThat(restore("2", 2)).isEqualTo(restored);
        assertThat(restore("2", 3)).isEqualTo(restored);
        assertThat(restore("now", 4)).isEqualTo(restored);
    }

    @Test
    void makesWhatWasKeptAsideTheNewest() {
        TestSnapshot late = test.sandbox(1).uploaded(TestSnapshot.of("late"));
        test.store.keepAside(test.workspace, 1, new Commit(3, late.manifestName()));
        SnapshotId branch = test.history.branches(test.workspace).get(0).id();
        assertThat(test.history.restore(test.workspace, branch, 2).number()).isEqualTo(4);
        assertThat(test.sandbox(3).text()).isEqualTo("late");
    }

    @Test
    void shutsOutOlderSessions() {
        TestSnapshot late = test.sandbox(1).uploaded(TestSnapshot.of("late"));
        restore("2", 2);
        assertThatThrownBy(() -> test.sandbox(1).commit(3, late)).isInstanceOf(SupersededSessionException.class);
        assertThatThrownBy(() -> test.sandbox(1).commit(4, late)).isInstanceOf(SupersededSessionException.class);
        assertThat(test.sandbox(2).text()).isEqualTo("one");
    }

    @Test
    void isRefusedOnceANewerSessionHasBegun() {
        test.sandbox(3).newest();
        assertThatThrownBy(() -> restore("2", 2)).isInstanceOf(SupersededSessionException.class);
        assertThat(test.sandbox(3).text()).isEqualTo("two");
    }

    @Test
    void keepsWhatItReferredToThroughACollection() {
        GarbageCollection collection = collection();
        test.clock.pass(Duration.ofDays(60));
        var plan = collection.plan(test.keys, Duration.ZERO);
        restore("2", 2);
        assertThat(collection.mark(test.keys, plan)).isFalse();
        collection.run(test.keys, Duration.ZERO);
        assertThat(test.sandbox(3).text()).isEqualTo("one");
    }

    @Test
    void bringsNothingBackThatIsAboutToBeRemoved() {
        GarbageCollection collection = collection();
        test.clock.pass(Duration.ofDays(60));
        test.clock.onceAsked(() -> collection.mark(test.keys, collection.plan(test.keys, Duration.ZERO)));
        assertThatThrownBy(() -> restore("2", 2)).isInstanceOf(UnknownSnapshotException.class);
        collection.sweep(test.keys);
        assertThat(test.sandbox(3).text()).isEqualTo("two");
    }

    @Test
    void bringsNothingBackThatIsDamaged() {
        test.bucket.remove(test.keys.prefix() + packOfOne());
        assertThatThrownBy(() -> restore("2", 2)).isInstanceOf(UnreadableWorkspaceException.class);
        test.bucket.write(test.keys.object(one.manifest()), new byte[10]);
        assertThatThrownBy(() -> restore("2", 2)).isInstanceOf(UnreadableWorkspaceException.class);
        test.bucket.remove(test.keys.object(one.manifest()));
        assertThatThrownBy(() -> restore("2", 2)).isInstanceOf(UnreadableWorkspaceException.class);
        assertThat(test.sandbox(3).text()).isEqualTo("two");
    }

    @Test
    void bringsNothingBackThatCouldNotBeSavedAgain() {
        test.sandbox(1).commit(3, test.sandbox(1).uploaded(TestSnapshot.ofSize(LARGEST / 2)));
        test.sandbox(1).save("small");
        var limits = new Limits(LARGEST / 4, test.limits.retention());
        try (var strict = new S3WorkspaceHistory(test.bucket, new Heads(test.bucket), limits, Clock.systemUTC())) {
            assertThatThrownBy(() -> strict.restore(test.workspace, SnapshotId.of("4"), 2))
                    .isInstanceOf(TooLargeWorkspaceException.class);
        }
    }

    @Test
    void leavesADeletedWorkspaceDeleted() {
        test.clock.onceAsked(() -> test.store.delete(test.workspace));
        assertThatThrownBy(() -> restore("2", 2)).isInstanceOf(UnknownWorkspaceException.class);
        assertThat(test.bucket.size(test.keys.head())).isEmpty();
    }

    private Snapshot restore(String snapshot, long session) {
        return test.history.restore(test.workspace, SnapshotId.of(snapshot), session);
    }

    private String packOfOne() {
        return Manifests.own(new Manifests(test.bucket).header(test.keys, one)).stream()
                .map(pack -> Folders.PACKS + pack.sha256().hex())
                .findFirst()
                .orElseThrow();
    }

    private GarbageCollection collection() {
        var history = new History(test.bucket);
        var manifests = new Manifests(test.bucket);
        var inventory = new Inventory(history, manifests, test.limits.retention(), LARGEST, test.clock);
        return new GarbageCollection(test.bucket, new Heads(test.bucket), inventory, test.clock);
    }
}
