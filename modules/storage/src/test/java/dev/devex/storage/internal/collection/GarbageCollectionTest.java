package dev.devex.storage.internal.collection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.devex.storage.MovedWorkspaceException;
import dev.devex.storage.Snapshot;
import dev.devex.storage.SupersededSessionException;
import dev.devex.storage.TestSandbox;
import dev.devex.storage.TestSnapshot;
import dev.devex.storage.TooLargeWorkspaceException;
import dev.devex.storage.Workspace;
import dev.devex.storage.WorkspaceObject;
import dev.devex.storage.WorkspaceObject.Kind;
import dev.devex.storage.internal.MovedClock;
import dev.devex.storage.internal.S3WorkspaceStore;
import dev.devex.storage.internal.TestStore;
import dev.devex.storage.internal.collection.GarbageCollection.Plan;
import dev.devex.storage.internal.records.Head;
import dev.devex.storage.internal.records.Heads;
import dev.devex.storage.internal.records.History;
import dev.devex.storage.internal.records.Manifests;
import dev.devex.storage.internal.records.WorkspaceKeys;
import dev.devex.storage.internal.s3.S3Bucket;
import dev.devex.storage.internal.s3.S3Bucket.ListedObject;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class GarbageCollectionTest {
    private static final long LARGEST = 100_000;
    private static final Duration DAYS = Duration.ofDays(2);

    @RegisterExtension
    private final TestStore test = new TestStore(LARGEST);

    private final Workspace workspace = test.workspace;
    private final WorkspaceKeys keys = test.keys;
    private final MovedClock clock = test.clock;
    private S3Bucket bucket;
    private S3WorkspaceStore store;
    private GarbageCollection collection;
    private TestSandbox sandbox;

    @BeforeEach
    void create() {
        bucket = test.bucket;
        store = test.store;
        collection = collection(2 * LARGEST);
        sandbox = test.sandbox(1);
        store.create(workspace, TestStore.TEMPLATE);
    }

    @Test
    void keepsEverySnapshotOfTheLastDay() {
        sandbox.save("one");
        sandbox.save("two");
        List<String> before = stored();
        assertThat(store.collect(workspace)).isTrue();
        assertThat(stored()).isEqualTo(before);
    }

    @Test
    void removesWhatFallsOutOfTheHistoryAndKeepsTheNewest() {
        sandbox.save("one");
        Snapshot newest = sandbox.save("two");
        clock.pass(Duration.ofDays(60));
        assertThat(store.collect(workspace)).isFalse();
        assertThat(stored()).hasSize(3).contains(keys.head(), keys.object(newest.manifest()));
        assertThat(sandbox.text()).isEqualTo("two");
        assertThat(head().collecting()).isEmpty();
    }

    @Test
    void keepsWhatAFormerSnapshotNeeds() {
        sandbox.save("one");
        List<String> one = stored();
        sandbox.save("two");
        clock.pass(Duration.ofHours(23));
        store.collect(workspace);
        assertThat(stored()).containsAll(one);
    }

    @Test
    void removesUploadsThatNobodyCommittedWithinADay() {
        TestSnapshot pending = sandbox.uploaded(TestSnapshot.of("pending"));
        assertThat(store.collect(workspace)).isTrue();
        assertThat(isStored(pending)).isTrue();
        clock.pass(DAYS);
        assertThat(store.collect(workspace)).isFalse();
        assertThat(isStored(pending)).isFalse();
        assertThat(sandbox.text()).isEqualTo("Hello");
    }

    @Test
    void keepsBranchesForAMonth() {
        TestSnapshot late = sandbox.uploaded(TestSnapshot.of("late"));
        new TestSandbox(store, workspace, 2).newest();
        assertThatThrownBy(() -> sandbox.commit(1, late)).isInstanceOf(SupersededSessionException.class);
        clock.pass(Duration.ofDays(29));
        store.collect(workspace);
        assertThat(isStored(late)).isTrue();
        clock.pass(DAYS);
        store.collect(workspace);
        assertThat(isStored(late)).isFalse();
        assertThat(bucket.list(keys.branches())).isEmpty();
    }

    @Test
    void leavesTemplatesAlone() {
        List<ListedObject> before = bucket.list("template/");
        sandbox.save("without the template");
        clock.pass(Duration.ofDays(60));
        store.collect(workspace);
        assertThat(bucket.list("template/")).isEqualTo(before);
    }

    @Test
    void tellsACommitThatComesTooLateToStartAgain() {
        TestSnapshot old = sandbox.uploaded(TestSnapshot.of("old"));
        clock.pass(DAYS);
        assertThat(collection.mark(keys, plan())).isTrue();
        assertThatThrownBy(() -> sandbox.commit(1, old)).isInstanceOf(MovedWorkspaceException.class);
        assertThatThrownBy(() -> sandbox.uploaded(old)).isInstanceOf(MovedWorkspaceException.class);
        collection.sweep(keys);
        assertThat(isStored(old)).isFalse();
        assertThat(sandbox.save("again").number()).isEqualTo(2);
    }

    @Test
    void tellsABranchThatComesTooLateToStartAgain() {
        TestSnapshot old = sandbox.uploaded(TestSnapshot.of("old"));
        new TestSandbox(store, workspace, 2).newest();
        clock.pass(DAYS);
        assertThat(collection.mark(keys, plan())).isTrue();
        assertThatThrownBy(() -> sandbox.commit(1, old)).isInstanceOf(MovedWorkspaceException.class);
        assertThat(bucket.list(keys.branches())).isEmpty();
    }

    @Test
    void marksNothingOnceACommitCameInBetween() {
        TestSnapshot old = sandbox.uploaded(TestSnapshot.of("old"));
        clock.pass(DAYS);
        Plan plan = plan();
        sandbox.commit(1, old);
        assertThat(collection.mark(keys, plan)).isFalse();
        collection.sweep(keys);
        assertThat(sandbox.text()).isEqualTo("old");
    }

    @Test
    void marksNothingOnceABranchCameInBetween() {
        TestSnapshot old = sandbox.uploaded(TestSnapshot.of("old"));
        new TestSandbox(store, workspace, 2).newest();
        clock.pass(DAYS);
        Plan plan = plan();
        assertThatThrownBy(() -> sandbox.commit(1, old)).isInstanceOf(SupersededSessionException.class);
        assertThat(collection.mark(keys, plan)).isFalse();
        assertThat(isStored(old)).isTrue();
    }

    @Test
    void stopsACommitInTheMiddleOfWhichItCame() {
        TestSnapshot old = sandbox.uploaded(TestSnapshot.of("old"));
        clock.pass(DAYS);
        clock.onceAsked(() -> collection.mark(keys, plan()));
        assertThatThrownBy(() -> sandbox.commit(1, old)).isInstanceOf(MovedWorkspaceException.class);
        assertThat(sandbox.text()).isEqualTo("Hello");
    }

    @Test
    void stopsABranchInTheMiddleOfWhichItCame() {
        TestSnapshot old = sandbox.uploaded(TestSnapshot.of("old"));
        new TestSandbox(store, workspace, 2).newest();
        clock.pass(DAYS);
        clock.onceAsked(() -> collection.mark(keys, plan()));
        assertThatThrownBy(() -> sandbox.commit(1, old)).isInstanceOf(MovedWorkspaceException.class);
        assertThat(bucket.list(keys.branches())).isEmpty();
    }

    @Test
    void endsWhatAnotherLeftInTheMiddle() {
        TestSnapshot old = sandbox.uploaded(TestSnapshot.of("old"));
        clock.pass(DAYS);
        collection.mark(keys, plan());
        bucket.remove(keys.object(old.packName()));
        store.collect(workspace);
        assertThat(isStored(old)).isFalse();
        assertThat(head().collecting()).isEmpty();
    }

    @Test
    void doesNotTakeBackTheMarksOfAnother() {
        var mine = new Head(head().newest(), 1, 0, Set.of("packs/a", "packs/b"));
        assertThat(mine.collected(Set.of("packs/a")).collecting()).containsExactly("packs/b");
    }

    @Test
    void dropsARecordWhoseManifestIsGone() {
        Snapshot one = sandbox.save("one");
        sandbox.save("two");
        bucket.remove(keys.object(one.manifest()));
        store.collect(workspace);
        assertThat(bucket.size(keys.snapshot(2))).isEmpty();
        assertThat(bucket.size(keys.snapshot(1))).isPresent();
    }

    @Test
    void givesUpHistoryWhereItTakesTooMuch() {
        for (int save = 0; save < 3; save++) {
            sandbox.commit(1 + save, sandbox.uploaded(TestSnapshot.ofSize(LARGEST / 2)));
        }
        assertThat(bucket.list(keys.snapshots())).hasSize(3);
        collection(LARGEST).run(keys, Duration.ZERO);
        assertThat(bucket.list(keys.snapshots())).hasSize(1);
        assertThat(sandbox.newest().number()).isEqualTo(4);
        assertThat(sandbox.text()).isNotEmpty();
    }

    @Test
    void makesRoomForTheNextSaveWhenOneIsRefused() {
        TestSnapshot pending = sandbox.uploaded(TestSnapshot.of("pending"));
        var tooMuch = new WorkspaceObject(Kind.PACK, "0".repeat(64), LARGEST + 1);
        assertThatThrownBy(() -> store.upload(workspace, List.of(tooMuch)))
                .isInstanceOf(TooLargeWorkspaceException.class);
        assertThat(isStored(pending)).isFalse();
        assertThat(sandbox.text()).isEqualTo("Hello");
    }

    private Plan plan() {
        return collection.plan(keys, GarbageCollection.ABANDONED);
    }

    private GarbageCollection collection(long room) {
        var inventory = new Inventory(new History(bucket), new Manifests(bucket), test.limits.retention(), room, clock);
        return new GarbageCollection(bucket, new Heads(bucket), inventory, clock);
    }

    private Head head() {
        return new Heads(bucket).read(keys).head();
    }

    private List<String> stored() {
        return bucket.list(keys.prefix()).stream().map(ListedObject::key).toList();
    }

    private boolean isStored(TestSnapshot snapshot) {
        return bucket.size(keys.object(snapshot.packName())).isPresent();
    }
}
