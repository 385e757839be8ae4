package dev.devex.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.devex.kernel.ReplId;
import dev.devex.kernel.UnavailableException;
import dev.devex.kernel.UserId;
import dev.devex.snapshot.Sha256;
import dev.devex.snapshot.StoredPack;
import dev.devex.storage.Snapshot.Origin;
import dev.devex.storage.WorkspaceObject.Kind;
import dev.devex.storage.WorkspaceStore.Commit;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What every {@link WorkspaceStore} promises. */
public abstract class WorkspaceStoreContract {
    protected static final String TEMPLATE = "hello";
    protected static final String TEMPLATE_FILE = "hello.txt";
    protected static final String TEMPLATE_TEXT = "Hello";

    private final Workspace workspace = new Workspace(new UserId("local:ada"), ReplId.random());

    /** A store that knows one template, {@link #TEMPLATE}, and keeps workspaces of at most {@link #largest()} bytes. */
    protected abstract WorkspaceStore store();

    protected abstract long largest();

    /** Takes the store away, and brings it back as it was. */
    protected abstract void stopStore() throws Exception;

    protected abstract void restartStore() throws Exception;

    @Test
    void createsFromTemplate() {
        Snapshot first = store().create(workspace, TEMPLATE);
        assertThat(sandbox(1).text()).isEqualTo(TEMPLATE_TEXT);
        assertThat(sandbox(1).newest()).isEqualTo(first);
        assertThat(first.number()).isEqualTo(1);
        assertThat(first.origin()).isEqualTo(Origin.TEMPLATE);
        assertThat(first.stored()).isZero();
    }

    @Test
    void createsOnceWhenAskedAgain() {
        store().create(workspace, TEMPLATE);
        Snapshot saved = sandbox(1).save("changed");
        assertThat(store().create(workspace, TEMPLATE)).isEqualTo(saved);
        assertThat(sandbox(1).text()).isEqualTo("changed");
    }

    @Test
    void describesWithoutTouchingTheWork() {
        Snapshot first = store().create(workspace, TEMPLATE);
        for (long revision : new long[] {2, 1, 2, 3}) {
            store().describe(workspace, new WorkspaceDescription("my app", TEMPLATE, Instant.EPOCH, revision));
        }
        assertThat(sandbox(1).newest()).isEqualTo(first);
    }

    @Test
    void rejectsUnknownTemplate() {
        assertThatThrownBy(() -> store().create(workspace, "no-such")).isInstanceOf(UnknownTemplateException.class);
        assertThatThrownBy(sandbox(1)::newest).isInstanceOf(UnknownWorkspaceException.class);
    }

    @Test
    void knowsNothingOfUnknownWorkspace() {
        var snapshot = TestSnapshot.of("new");
        assertThatThrownBy(sandbox(1)::newest).isInstanceOf(UnknownWorkspaceException.class);
        assertThatThrownBy(() -> sandbox(1).uploaded(snapshot)).isInstanceOf(UnknownWorkspaceException.class);
        assertThatThrownBy(() -> sandbox(1).commit(1, snapshot)).isInstanceOf(UnknownWorkspaceException.class);
        assertThatThrownBy(() -> store().keepAside(workspace, 1, new Commit(1, snapshot.manifestName())))
                .isInstanceOf(UnknownWorkspaceException.class);
    }

    @Test
    void grantsForLimitedTime() {
        store().create(workspace, TEMPLATE);
        var objects = List.of(TestSnapshot.of("new").packName());
        assertSoon(store().open(workspace, 1).expiresAt());
        assertSoon(store().upload(workspace, objects).expiresAt());
    }

    @Test
    void makesCommittedUploadTheNewest() {
        store().create(workspace, TEMPLATE);
        Snapshot second = sandbox(1).save("one");
        assertThat(sandbox(1).text()).isEqualTo("one");
        assertThat(sandbox(1).newest()).isEqualTo(second);
        assertThat(second.number()).isEqualTo(2);
        assertThat(second.savedAt()).isBeforeOrEqualTo(Instant.now());
        assertThat(second.entries()).isEqualTo(3);
        assertThat(second.bytes()).isEqualTo(3);
        sandbox(1).save("two");
        assertThat(sandbox(2).save("three").number()).isEqualTo(4);
        assertThat(sandbox(2).text()).isEqualTo("three");
    }

    @Test
    void takesWhatDiffersFromABase() {
        store().create(workspace, TEMPLATE);
        TestSnapshot full = sandbox(1).uploaded(TestSnapshot.of("one"));
        sandbox(1).commit(1, full);
        Snapshot delta = sandbox(1).commit(2, sandbox(1).uploaded(TestSnapshot.deltaOf(full, 3)));
        assertThat(delta.base()).contains(full.manifestName().sha256());
        assertThat(sandbox(1).text()).isEqualTo("one");
    }

    @Test
    void keepsOldStateUntilCommit() {
        store().create(workspace, TEMPLATE);
        sandbox(1).uploaded(TestSnapshot.of("new"));
        assertThat(sandbox(1).text()).isEqualTo(TEMPLATE_TEXT);
    }

    @Test
    void letsReaderOfOldStateFinishAfterCommit() {
        store().create(workspace, TEMPLATE);
        sandbox(1).save("old");
        SnapshotGrant old = store().open(workspace, 1);
        sandbox(1).save("new");
        assertThat(TestSandbox.text(old)).isEqualTo("old");
    }

    @Test
    void answersRepeatedCommitTheSame() {
        store().create(workspace, TEMPLATE);
        TestSnapshot one = sandbox(1).uploaded(TestSnapshot.of("one"));
        Snapshot saved = sandbox(1).commit(1, one);
        assertThat(sandbox(1).commit(1, one)).isEqualTo(saved);
        sandbox(2).save("two");
        assertThat(sandbox(1).commit(1, one)).isEqualTo(saved);
        assertThat(store().keepAside(workspace, 1, new Commit(1, one.manifestName())))
                .contains(saved);
        assertThat(sandbox(2).text()).isEqualTo("two");
    }

    @Test
    void refusesACommitOnAnythingButTheNewest() {
        store().create(workspace, TEMPLATE);
        sandbox(1).save("one");
        TestSnapshot late = sandbox(1).uploaded(TestSnapshot.of("late"));
        assertThatThrownBy(() -> sandbox(1).commit(1, late)).isInstanceOf(MovedWorkspaceException.class);
        assertThatThrownBy(() -> sandbox(1).commit(3, late)).isInstanceOf(MovedWorkspaceException.class);
        assertThat(sandbox(1).text()).isEqualTo("one");
    }

    @Test
    void keepsAsideWhatAnOldSessionCommits() {
        store().create(workspace, TEMPLATE);
        sandbox(1).save("one");
        TestSnapshot late = sandbox(1).uploaded(TestSnapshot.of("late"));
        sandbox(2).newest();
        for (int round = 0; round < 2; round++) {
            assertThatThrownBy(() -> sandbox(1).commit(2, late)).isInstanceOf(SupersededSessionException.class);
        }
        assertThatThrownBy(sandbox(1)::newest).isInstanceOf(SupersededSessionException.class);
        assertThat(sandbox(2).text()).isEqualTo("one");
        assertThat(sandbox(2).save("two").number()).isEqualTo(3);
    }

    @Test
    void keepsAsideWhatItIsAskedTo() {
        store().create(workspace, TEMPLATE);
        TestSnapshot late = sandbox(1).uploaded(TestSnapshot.of("late"));
        var commit = new Commit(1, late.manifestName());
        assertThat(store().keepAside(workspace, 1, commit)).isEmpty();
        assertThat(store().keepAside(workspace, 1, commit)).isEmpty();
        assertThat(sandbox(1).text()).isEqualTo(TEMPLATE_TEXT);
    }

    @Test
    void rejectsWhatWasNotUploaded() {
        store().create(workspace, TEMPLATE);
        var snapshot = TestSnapshot.of("new");
        assertRejected(snapshot);
        sandbox(1).upload(snapshot.manifestName(), snapshot.manifestBytes());
        assertRejected(snapshot);
        sandbox(1).upload(snapshot.packName(), snapshot.packBytes());
        assertThat(sandbox(1).commit(1, snapshot).number()).isEqualTo(2);
    }

    @Test
    void rejectsAManifestOfAnotherSize() {
        store().create(workspace, TEMPLATE);
        WorkspaceObject name = sandbox(1).uploaded(TestSnapshot.of("new")).manifestName();
        var other = new WorkspaceObject(name.kind(), name.sha256(), name.size() - 1);
        assertThatThrownBy(() -> store().commit(workspace, 1, new Commit(1, other)))
                .isInstanceOf(RejectedCommitException.class);
        assertThatThrownBy(() -> store().upload(workspace, List.of(other))).isInstanceOf(RejectedCommitException.class);
    }

    @Test
    void rejectsWhatIsNoWholeState() {
        store().create(workspace, TEMPLATE);
        assertRejectedManifest("no manifest".getBytes(StandardCharsets.UTF_8));
        assertRejectedManifest(
                TestSnapshot.manifest(Optional.empty(), List.of(), 2, 0, TestSnapshot.folder("workspace")));
        assertRejectedManifest(TestSnapshot.manifest(
                Optional.empty(),
                List.of(),
                4,
                0,
                TestSnapshot.folder("home"),
                TestSnapshot.folder("workspace"),
                TestSnapshot.folder("workspace/a/b")));
        assertThat(sandbox(1).text()).isEqualTo(TEMPLATE_TEXT);
    }

    @Test
    void rejectsATableThatLiesAboutThePacks() {
        store().create(workspace, TEMPLATE);
        TestSnapshot one = sandbox(1).uploaded(TestSnapshot.of("one"));
        StoredPack pack = one.pack();
        for (int wrong : new int[] {-1, 1}) {
            var lie = new StoredPack(pack.sha256(), pack.size() + wrong, Optional.empty());
            assertRejected(sandbox(1).uploaded(TestSnapshot.of("new", List.of(lie))));
        }
        assertThat(sandbox(1).text()).isEqualTo(TEMPLATE_TEXT);
    }

    @Test
    void rejectsAPackOfAnotherWorkspace() {
        var other = new Workspace(new UserId("local:eve"), ReplId.random());
        store().create(workspace, TEMPLATE);
        store().create(other, TEMPLATE);
        TestSnapshot mine = sandbox(1).uploaded(TestSnapshot.of("mine"));
        var eve = new TestSandbox(store(), other, 1);
        eve.upload(mine.manifestName(), mine.manifestBytes());
        assertThatThrownBy(() -> eve.commit(1, mine)).isInstanceOf(RejectedCommitException.class);
    }

    @Test
    void rejectsATemplatesPackThatItNeverHad() {
        store().create(workspace, TEMPLATE);
        TestSnapshot own = TestSnapshot.of("own");
        StoredPack pack = own.pack();
        var claimed = new StoredPack(pack.sha256(), pack.size(), Optional.of(TEMPLATE));
        assertRejected(sandbox(1).uploaded(TestSnapshot.of("new", List.of(claimed))));
    }

    @Test
    void takesATemplatesPackThatItHas() {
        store().create(workspace, TEMPLATE);
        SnapshotGrant.Link pack = store().open(workspace, 1).packs().get(0);
        var template = new StoredPack(new Sha256(pack.sha256()), pack.size(), Optional.of(TEMPLATE));
        TestSnapshot with = sandbox(1).uploaded(TestSnapshot.of("new", List.of(template)));
        Snapshot saved = sandbox(1).commit(1, with);
        assertThat(saved.stored()).isEqualTo(with.pack().size());
        assertThat(store().open(workspace, 1).packs().get(1).sha256()).isEqualTo(pack.sha256());
        sandbox(1).save("without");
        TestSnapshot again = sandbox(1).uploaded(TestSnapshot.of("again", List.of(template)));
        assertThatThrownBy(() -> sandbox(1).commit(3, again)).isInstanceOf(RejectedCommitException.class);
    }

    @Test
    void refusesUploadsThatAreTooLarge() {
        store().create(workspace, TEMPLATE);
        var name = "0".repeat(64);
        var allowed = new WorkspaceObject(Kind.PACK, name, largest());
        var tooLarge = new WorkspaceObject(Kind.PACK, name, largest() + 1);
        assertThat(store().upload(workspace, List.of(allowed)).uploads()).hasSize(1);
        assertTooLarge(List.of(tooLarge));
        assertTooLarge(List.of(allowed, TestSnapshot.of("one more").packName()));
        assertThat(sandbox(1).text()).isEqualTo(TEMPLATE_TEXT);
    }

    @Test
    void refusesASnapshotThatIsTooLarge() {
        store().create(workspace, TEMPLATE);
        TestSnapshot half = sandbox(1).uploaded(TestSnapshot.ofSize(largest() / 2 + 1));
        sandbox(1).commit(1, half);
        TestSnapshot whole = sandbox(1).uploaded(TestSnapshot.of("more", List.of(half.pack(), half.pack())));
        assertThatThrownBy(() -> sandbox(1).commit(2, whole)).isInstanceOf(TooLargeWorkspaceException.class);
        assertThat(sandbox(1).newest().number()).isEqualTo(2);
    }

    @Test
    void letsTheNewerSessionWinWhicheverCommitsFirst() throws Exception {
        for (int round = 0; round < 20; round++) {
            var contested = new Workspace(new UserId("local:ada"), ReplId.random());
            store().create(contested, TEMPLATE);
            var older = new TestSandbox(store(), contested, 1);
            var newer = new TestSandbox(store(), contested, 2);
            TestSnapshot old = older.uploaded(TestSnapshot.of("older"));
            together(() -> commitOrRefusal(older, 1, old), () -> {
                long base = newer.newest().number();
                return newer.commit(base, newer.uploaded(TestSnapshot.of("newer")));
            });
            assertThat(newer.text()).isEqualTo("newer");
        }
    }

    @Test
    void letsOneOfTwoWin() throws Exception {
        store().create(workspace, TEMPLATE);
        TestSnapshot one = sandbox(1).uploaded(TestSnapshot.of("one"));
        TestSnapshot two = sandbox(1).uploaded(TestSnapshot.of("two"));
        List<String> results =
                together(() -> commitOrRefusal(sandbox(1), 1, one), () -> commitOrRefusal(sandbox(1), 1, two));
        assertThat(results).containsExactlyInAnyOrder("2", "MovedWorkspaceException");
        assertThat(sandbox(1).text()).isEqualTo(results.get(0).equals("2") ? "one" : "two");
    }

    @Test
    void showsReadersWholeStatesWhileCommitsGoOn() throws Exception {
        store().create(workspace, TEMPLATE);
        together(
                () -> {
                    for (int i = 0; i < 10; i++) {
                        sandbox(1).save("state " + i);
                    }
                    return "";
                },
                () -> {
                    for (int i = 0; i < 10; i++) {
                        assertThat(sandbox(1).text()).matches("Hello|state \\d");
                    }
                    return "";
                });
    }

    @Test
    void deletesAllAndAgain() {
        store().create(workspace, TEMPLATE);
        sandbox(1).save("one");
        URI download = store().open(workspace, 1).manifest().url();
        TestSnapshot late = sandbox(1).uploaded(TestSnapshot.of("late"));
        store().delete(workspace);
        store().delete(workspace);
        assertThatThrownBy(sandbox(1)::newest).isInstanceOf(UnknownWorkspaceException.class);
        assertThatThrownBy(() -> sandbox(1).commit(2, late)).isInstanceOf(UnknownWorkspaceException.class);
        assertThat(TestSandbox.status(HttpRequest.newBuilder(download).build())).isEqualTo(404);
    }

    @Test
    void deletesNothingOfOthers() {
        var other = new Workspace(new UserId("local:ada-2"), ReplId.random());
        store().create(workspace, TEMPLATE);
        store().create(other, TEMPLATE);
        store().delete(other);
        assertThat(sandbox(1).text()).isEqualTo(TEMPLATE_TEXT);
    }

    @Test
    void abandonsOnlyWhatNoSessionHasOpened() {
        store().create(workspace, TEMPLATE);
        store().abandon(workspace);
        store().abandon(workspace);
        assertThatThrownBy(sandbox(1)::newest).isInstanceOf(UnknownWorkspaceException.class);
        store().create(workspace, TEMPLATE);
        store().open(workspace, 1);
        store().abandon(workspace);
        assertThat(sandbox(1).text()).isEqualTo(TEMPLATE_TEXT);
    }

    @Test
    void saysUnavailableWhileAwayAndLosesNothing() throws Exception {
        store().create(workspace, TEMPLATE);
        TestSnapshot snapshot = sandbox(1).uploaded(TestSnapshot.of("new"));
        stopStore();
        assertUnavailable(() -> store().create(workspace, TEMPLATE));
        assertUnavailable(() -> store().open(workspace, 1));
        assertUnavailable(() -> store().upload(workspace, List.of(snapshot.packName())));
        assertUnavailable(() -> sandbox(1).commit(1, snapshot));
        assertUnavailable(() -> store().keepAside(workspace, 1, new Commit(1, snapshot.manifestName())));
        assertUnavailable(() -> store().delete(workspace));
        assertUnavailable(() -> store().abandon(workspace));
        assertUnavailable(() -> store().check());
        restartStore();
        store().check();
        assertThat(sandbox(1).text()).isEqualTo(TEMPLATE_TEXT);
        sandbox(1).commit(1, snapshot);
        assertThat(sandbox(1).text()).isEqualTo("new");
    }

    protected final Workspace workspace() {
        return workspace;
    }

    protected final TestSandbox sandbox(long session) {
        return new TestSandbox(store(), workspace, session);
    }

    private void assertRejected(TestSnapshot snapshot) {
        assertThatThrownBy(() -> sandbox(1).commit(1, snapshot)).isInstanceOf(RejectedCommitException.class);
        assertThat(sandbox(1).text()).isEqualTo(TEMPLATE_TEXT);
    }

    private void assertRejectedManifest(byte[] bytes) {
        WorkspaceObject name = TestSnapshot.manifestName(bytes);
        sandbox(1).upload(name, bytes);
        assertThatThrownBy(() -> store().commit(workspace, 1, new Commit(1, name)))
                .isInstanceOf(RejectedCommitException.class);
    }

    private void assertTooLarge(List<WorkspaceObject> objects) {
        assertThatThrownBy(() -> store().upload(workspace, objects))
                .isInstanceOf(TooLargeWorkspaceException.class)
                .hasMessageContaining("too large");
    }

    private static void assertSoon(Instant time) {
        assertThat(time).isBetween(Instant.now(), Instant.now().plusSeconds(3600));
    }

    private static String commitOrRefusal(TestSandbox sandbox, long base, TestSnapshot snapshot) {
        try {
            return Long.toString(sandbox.commit(base, snapshot).number());
        } catch (StorageException e) {
            return e.getClass().getSimpleName();
        }
    }

    private static void assertUnavailable(Runnable call) {
        assertThatThrownBy(call::run).isInstanceOf(UnavailableException.class);
    }

    private static List<String> together(Callable<?> one, Callable<?> two) throws Exception {
        var threads = Executors.newFixedThreadPool(2);
        try {
            var results = new ArrayList<String>();
            for (Future<?> result : List.of(threads.submit(one), threads.submit(two))) {
                results.add(String.valueOf(result.get()));
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }
}
