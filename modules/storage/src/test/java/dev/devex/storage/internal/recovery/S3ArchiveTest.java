package dev.devex.storage.internal.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.devex.kernel.InvalidValueException;
import dev.devex.kernel.ReplId;
import dev.devex.kernel.UnavailableException;
import dev.devex.kernel.UserId;
import dev.devex.storage.EmbeddedS3;
import dev.devex.storage.Snapshot;
import dev.devex.storage.SnapshotId;
import dev.devex.storage.TestSnapshot;
import dev.devex.storage.UnknownWorkspaceException;
import dev.devex.storage.UnreadableWorkspaceException;
import dev.devex.storage.Verification.Affected;
import dev.devex.storage.Verification.Defect;
import dev.devex.storage.Workspace;
import dev.devex.storage.WorkspaceArchive;
import dev.devex.storage.WorkspaceDescription;
import dev.devex.storage.WorkspaceObject;
import dev.devex.storage.WorkspaceStore.Commit;
import dev.devex.storage.internal.TestStore;
import dev.devex.storage.internal.records.WorkspaceKeys;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class S3ArchiveTest {
    private static final WorkspaceDescription NAMED =
            new WorkspaceDescription("Zürich 🦊", "hello", Instant.parse("2026-01-01T12:00:00Z"), 1);
    private static final String FILE = "workspace/hello.txt";

    @RegisterExtension
    private final TestStore test = new TestStore(1 << 20);

    private final Workspace workspace = test.workspace;
    private final WorkspaceKeys keys = test.keys;
    private WorkspaceArchive archive;

    @TempDir
    @SuppressWarnings("NullAway")
    private Path folder;

    @BeforeEach
    void open() {
        test.store.create(workspace, TestStore.TEMPLATE);
        test.store.describe(workspace, NAMED);
        archive = archive(EmbeddedS3.BUCKET, EmbeddedS3.SECRET_KEY);
    }

    @AfterEach
    void close() {
        archive.close();
    }

    @Test
    void findsAllWorkspacesAndNothingElse() {
        var other = new Workspace(new UserId("local:ada"), ReplId.random());
        test.store.create(other, "hello");
        test.bucket.write("repl/nobody/thing/head.json", new byte[1]);
        assertThat(archive.workspaces()).containsExactlyInAnyOrder(workspace, other);
    }

    @Test
    void readsWhatIsKnownOfAWorkspace() {
        Snapshot saved = test.sandbox(3).save("one");
        assertThat(archive.read(workspace))
                .returns(3L, stored -> stored.session())
                .returns(saved, stored -> stored.newest())
                .returns(Optional.of(NAMED), stored -> stored.description());
    }

    @Test
    void readsAWorkspaceThatNobodyHasDescribed() {
        test.bucket.write(keys.description(), text("no description"));
        assertThat(archive.read(workspace).description()).isEmpty();
        test.bucket.remove(keys.description());
        assertThat(archive.read(workspace).description()).isEmpty();
    }

    @Test
    void letsNoLateDescriptionReplaceALaterOne() {
        var renamed = new WorkspaceDescription("renamed", "hello", NAMED.createdAt(), 2);
        test.store.describe(workspace, renamed);
        test.store.describe(workspace, NAMED);
        assertThat(archive.read(workspace).description()).contains(renamed);
    }

    @Test
    void replacesADescriptionThatIsDamaged() {
        test.bucket.write(keys.description(), text("damaged"));
        test.store.describe(workspace, NAMED);
        assertThat(archive.read(workspace).description()).contains(NAMED);
    }

    @Test
    void forgetsTheDescriptionWithTheWork() {
        test.store.delete(workspace);
        assertThat(test.bucket.list(keys.prefix())).isEmpty();
        assertThat(archive.workspaces()).isEmpty();
    }

    @Test
    void tellsADamagedHeadFromAStoreThatIsAway() throws Exception {
        test.bucket.write(keys.head(), text("{"));
        assertThatThrownBy(() -> archive.read(workspace)).isInstanceOf(UnreadableWorkspaceException.class);
        test.bucket.remove(keys.head());
        assertThatThrownBy(() -> archive.read(workspace)).isInstanceOf(UnknownWorkspaceException.class);
        test.s3.stop();
        assertThatThrownBy(() -> archive.read(workspace)).isInstanceOf(UnavailableException.class);
        assertThatThrownBy(() -> archive.verify(workspace)).isInstanceOf(UnavailableException.class);
        test.s3.restart();
    }

    @Test
    void makesNoBucketAndTakesNoWrongKey() {
        assertThatThrownBy(() -> archive("no-such-bucket", EmbeddedS3.SECRET_KEY))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("no-such-bucket");
        assertThatThrownBy(() -> archive("no-such-bucket", EmbeddedS3.SECRET_KEY))
                .as("it was not made meanwhile")
                .isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> archive(EmbeddedS3.BUCKET, "wrong")).isInstanceOf(UnavailableException.class);
    }

    @Test
    void findsAWholeWorkspaceWhole() {
        test.sandbox(1).save("one");
        test.sandbox(1).save("two");
        TestSnapshot late = test.sandbox(1).uploaded(TestSnapshot.of("late"));
        test.store.keepAside(workspace, 1, new Commit(1, late.manifestName()));
        assertThat(archive.verify(workspace))
                .returns(4, found -> found.snapshots())
                .returns(true, found -> found.isWhole());
        assertThat(archive.bytesRead()).isPositive();
    }

    @Test
    void namesADamagedPackAndWhatIsLostByIt() {
        TestSnapshot one = test.sandbox(1).uploaded(TestSnapshot.of("one"));
        test.sandbox(1).commit(1, one);
        test.sandbox(1).commit(2, test.sandbox(1).uploaded(TestSnapshot.deltaOf(one, 3)));
        TestSnapshot other = test.sandbox(1).uploaded(TestSnapshot.of("other"));
        test.sandbox(1).commit(3, other);
        damage(one.packName());

        assertThat(archive.verify(workspace).defects())
                .containsExactly(new Defect(
                        "packs/" + one.packName().sha256() + " is damaged.",
                        List.of(affected("snapshot 3", 1), affected("snapshot 2", 1))));

        test.bucket.remove(keys.object(other.packName()));
        assertThat(archive.verify(workspace).defects())
                .contains(new Defect(
                        "packs/" + other.packName().sha256() + " is missing.",
                        List.of(affected("snapshot 4 (newest)", 1))));
    }

    @Test
    void namesADamagedManifestOnceForAllThatBuildOnIt() {
        TestSnapshot base = test.sandbox(1).uploaded(TestSnapshot.of("one"));
        test.sandbox(1).commit(1, base);
        test.sandbox(1).commit(2, test.sandbox(1).uploaded(TestSnapshot.deltaOf(base, 3)));
        damage(base.manifestName());

        var all = OptionalLong.empty();
        assertThat(archive.verify(workspace).defects())
                .containsExactly(new Defect(
                        "manifests/" + base.manifestName().sha256() + " is damaged.",
                        List.of(new Affected("snapshot 3 (newest)", all), new Affected("snapshot 2", all))));
    }

    @Test
    void goesOnWhereRecordsAreDamaged() {
        test.sandbox(1).save("one");
        test.sandbox(1).save("two");
        test.bucket.write(keys.head(), text("{}"));
        test.bucket.write(keys.snapshot(2), text("damaged"));
        test.bucket.write(keys.description(), text("damaged"));

        assertThat(archive.verify(workspace))
                .returns(1, found -> found.snapshots())
                .satisfies(found -> assertThat(found.defects())
                        .extracting(Defect::problem)
                        .containsExactly(
                                "head.json is damaged.", "snapshots/2.json is damaged.", "repl.json is damaged."));
    }

    @Test
    void restoresTheNewestOrAFormerSnapshot() throws Exception {
        test.sandbox(1).save("one");
        test.sandbox(1).save("two");

        archive.restore(workspace, SnapshotId.NOW, folder.resolve("newest"));
        Snapshot former = archive.restore(workspace, new SnapshotId.Numbered(2), folder.resolve("former"))
                .snapshot();

        assertThat(folder.resolve("newest").resolve(FILE)).hasContent("two");
        assertThat(folder.resolve("former").resolve(FILE)).hasContent("one");
        assertThat(former.number()).isEqualTo(2);
        assertThatThrownBy(() -> archive.restore(workspace, new SnapshotId.Numbered(9), folder.resolve("none")))
                .isInstanceOf(UnknownWorkspaceException.class);
        assertThat(folder.resolve("none")).doesNotExist();
    }

    @Test
    void restoresAFormerSnapshotThoughTheHeadIsLost() throws Exception {
        test.sandbox(1).save("one");
        test.sandbox(1).save("two");
        test.bucket.remove(keys.head());
        archive.restore(workspace, new SnapshotId.Numbered(2), folder.resolve("former"));
        assertThat(folder.resolve("former").resolve(FILE)).hasContent("one");
    }

    @Test
    void restoresIntoNothingThatHoldsSomething() throws Exception {
        Path occupied = Files.createDirectory(folder.resolve("occupied"));
        Path mine = Files.writeString(occupied.resolve("mine"), "mine");
        for (Path wrong : List.of(occupied, mine, folder.resolve("no/such"))) {
            assertThatThrownBy(() -> archive.restore(workspace, SnapshotId.NOW, wrong))
                    .isInstanceOf(InvalidValueException.class);
        }
        assertThat(occupied.toFile().list()).containsExactly("mine");
        assertThat(mine).hasContent("mine");
        assertThat(folder.resolve("no")).doesNotExist();
    }

    @Test
    void restoresTheRestWherePacksAreDamagedOrMissing() throws Exception {
        TestSnapshot one = test.sandbox(1).uploaded(TestSnapshot.of("one"));
        test.sandbox(1).commit(1, one);
        damage(one.packName());
        Path damaged = folder.resolve("damaged");
        assertThat(archive.restore(workspace, SnapshotId.NOW, damaged).lost()).containsExactly(FILE);
        assertThat(damaged.resolve(FILE)).doesNotExist();
        assertThat(damaged.resolve("workspace")).isDirectory();

        test.bucket.remove(keys.object(one.packName()));
        assertThat(archive.restore(workspace, SnapshotId.NOW, folder.resolve("missing"))
                        .lost())
                .containsExactly(FILE);
    }

    @Test
    void restoresNothingWithoutTheListOfFiles() throws Exception {
        TestSnapshot one = test.sandbox(1).uploaded(TestSnapshot.of("one"));
        test.sandbox(1).commit(1, one);
        damage(one.manifestName());
        assertThatThrownBy(() -> archive.restore(workspace, SnapshotId.NOW, folder.resolve("damaged")))
                .isInstanceOf(UnreadableWorkspaceException.class);
    }

    @Test
    void restoresABranch() throws Exception {
        TestSnapshot late = test.sandbox(1).uploaded(TestSnapshot.of("late"));
        test.store.keepAside(workspace, 1, new Commit(1, late.manifestName()));
        String manifest = late.manifestName().sha256();
        archive.restore(workspace, new SnapshotId.Branch(1, manifest), folder.resolve("branch"));
        assertThat(folder.resolve("branch").resolve(FILE)).hasContent("late");
    }

    private void damage(WorkspaceObject object) {
        String key = keys.object(object);
        byte[] bytes = test.bucket.stream(key, stream -> stream.readAllBytes()).orElseThrow();
        bytes[bytes.length - 1]++;
        test.bucket.write(key, bytes);
    }

    private WorkspaceArchive archive(String name, String secret) {
        return WorkspaceArchive.open(test.s3.endpoint(), "us-east-1", name, EmbeddedS3.ACCESS_KEY, secret);
    }

    private static Affected affected(String snapshot, long files) {
        return new Affected(snapshot, OptionalLong.of(files));
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
