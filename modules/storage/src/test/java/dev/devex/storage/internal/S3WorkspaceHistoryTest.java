package dev.devex.storage.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.devex.kernel.ReplId;
import dev.devex.kernel.UnavailableException;
import dev.devex.kernel.UserId;
import dev.devex.storage.NoFileException;
import dev.devex.storage.Snapshot;
import dev.devex.storage.SnapshotId;
import dev.devex.storage.StoredEntry;
import dev.devex.storage.SupersededSessionException;
import dev.devex.storage.TestSnapshot;
import dev.devex.storage.UnknownEntryException;
import dev.devex.storage.UnknownSnapshotException;
import dev.devex.storage.UnknownWorkspaceException;
import dev.devex.storage.UnreadableWorkspaceException;
import dev.devex.storage.Workspace;
import dev.devex.storage.WorkspaceHistory;
import dev.devex.storage.WorkspaceHistory.Listing;
import dev.devex.storage.WorkspaceHistory.StoredFile;
import dev.devex.storage.WorkspacePath;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class S3WorkspaceHistoryTest {
    @RegisterExtension
    private final TestStore test = new TestStore(100 << 20);

    private final Workspace workspace = test.workspace;
    private WorkspaceHistory history;
    private Snapshot first;
    private TestFolders folders;

    @BeforeEach
    void create(@TempDir Path folder) throws IOException {
        history = test.history;
        first = test.store.create(workspace, TestStore.TEMPLATE);
        folders = new TestFolders(test, folder);
    }

    @Test
    void tellsTheLineTheLatestFirst() {
        Snapshot second = test.sandbox(1).save("one");
        Snapshot third = test.sandbox(1).save("two");
        assertThat(line(9, 9)).containsExactly(third, second, first);
        assertThat(line(9, 2)).containsExactly(third, second);
        assertThat(line(3, 9)).containsExactly(second, first);
        assertThat(line(2, 1)).containsExactly(first);
        assertThat(line(1, 9)).isEmpty();
    }

    @Test
    void findsSnapshotsByWhatTheyAreCalled() {
        Snapshot second = test.sandbox(1).save("one");
        Snapshot branch = keptAside("late");
        assertThat(history.find(workspace, SnapshotId.of("now"))).isEqualTo(second);
        assertThat(history.find(workspace, SnapshotId.of("2"))).isEqualTo(second);
        assertThat(history.find(workspace, SnapshotId.of("1"))).isEqualTo(first);
        assertThat(history.find(workspace, SnapshotId.of(branch.id().text()))).isEqualTo(branch);
        assertThat(history.branches(workspace)).containsExactly(branch);
    }

    @Test
    void knowsNoOthers() {
        for (String text : new String[] {"3", "b1-" + "0".repeat(64)}) {
            assertThatThrownBy(() -> history.find(workspace, SnapshotId.of(text)))
                    .isInstanceOf(UnknownSnapshotException.class);
        }
        for (String text : new String[] {"", "0", "01", "-1", "Now", "b1", "b1-../../x", "9".repeat(16)}) {
            assertThatThrownBy(() -> SnapshotId.of(text)).isInstanceOf(UnknownSnapshotException.class);
        }
        var other = new Workspace(new UserId("local:eve"), ReplId.random());
        assertThatThrownBy(() -> history.find(other, SnapshotId.NOW)).isInstanceOf(UnknownWorkspaceException.class);
        assertThatThrownBy(() -> history.branches(other)).isInstanceOf(UnknownWorkspaceException.class);
    }

    @Test
    void listsAFolderFoldersFirst() throws IOException {
        folders.write("workspace/src/deep/c", "c");
        folders.write("workspace/src/b.js", "b");
        folders.write("workspace/src/Ä", "");
        folders.write("workspace/srcs/no", "");
        Files.createSymbolicLink(folders.path("workspace/src/a link"), Path.of("../b"));
        folders.save();
        assertThat(paths(list("workspace/src")))
                .containsExactly("workspace/src/deep", "workspace/src/a link", "workspace/src/b.js", "workspace/src/Ä");
        assertThat(history.list(workspace, SnapshotId.NOW, Optional.empty()).entries())
                .extracting(entry -> entry.path().text())
                .containsExactly("home", "workspace");
        StoredEntry link = list("workspace/src").entries().get(1);
        assertThat(link.type()).isEqualTo(StoredEntry.Type.LINK);
        assertThat(link.target()).contains("../b");
        StoredEntry file = list("workspace/src").entries().get(2);
        assertThat(file.size()).isEqualTo(1);
        assertThat(file.mode()).isEqualTo(0644);
        assertThat(file.modified()).isEqualTo(TestFolders.TIME);
        assertThat(list("workspace/src/deep").truncated()).isFalse();
    }

    @Test
    void listsNoFolderThatIsNotThere() throws IOException {
        folders.write("workspace/file", "");
        folders.save();
        for (String path : new String[] {"workspace/no", "workspace/file", "workspace/fil"}) {
            assertThatThrownBy(() -> list(path)).isInstanceOf(UnknownEntryException.class);
        }
    }

    @Test
    void tellsNoMoreOfAFolderThanItSays() throws IOException {
        for (int file = 0; file <= WorkspaceHistory.MOST_ENTRIES; file++) {
            Files.createFile(folders.path("workspace/" + file));
        }
        folders.save();
        assertThat(list("workspace").entries()).hasSize(WorkspaceHistory.MOST_ENTRIES);
        assertThat(list("workspace").truncated()).isTrue();
    }

    @Test
    void opensFilesOfAnySize() throws IOException {
        byte[] large = new byte[9_000_000];
        new Random(1).nextBytes(large);
        folders.write("workspace/large", large, "rw-r--r--");
        folders.write("workspace/small", "small");
        folders.write("home/.empty", "");
        folders.save();
        assertThat(content("workspace/large")).isEqualTo(large);
        assertThat(content("workspace/small")).asString().isEqualTo("small");
        assertThat(content("home/.empty")).isEmpty();
    }

    @Test
    void opensAFileOfEveryState() throws IOException {
        folders.write("workspace/file", "before");
        folders.save();
        folders.write("workspace/file", "after");
        folders.save();
        assertThat(content(open("2", "workspace/file"))).asString().isEqualTo("before");
        assertThat(content("workspace/file")).asString().isEqualTo("after");
    }

    @Test
    void opensWhatIsNotUtf8() throws IOException {
        Path file = Path.of(URI.create("file://" + folders.path("workspace/x").getParent() + "/caf%E9"));
        Files.writeString(file, "latin");
        folders.save();
        WorkspacePath path = list("workspace").entries().get(0).path();
        assertThat(path).isEqualTo(new WorkspacePath("workspace/caf%E9", true));
        assertThat(content(history.open(workspace, SnapshotId.NOW, path)))
                .asString()
                .isEqualTo("latin");
        assertThatThrownBy(() -> content("workspace/caf%E9")).isInstanceOf(UnknownEntryException.class);
    }

    @Test
    void opensNothingButFiles() throws IOException {
        Files.createSymbolicLink(folders.path("workspace/link"), Path.of("/etc/passwd"));
        folders.save();
        assertThatThrownBy(() -> content("workspace")).isInstanceOf(NoFileException.class);
        assertThatThrownBy(() -> content("workspace/link")).isInstanceOf(NoFileException.class);
        assertThatThrownBy(() -> content("workspace/link/no")).isInstanceOf(UnknownEntryException.class);
    }

    @Test
    void givesNothingOfADamagedState() throws IOException {
        folders.write("workspace/file", "content");
        Snapshot saved = folders.save();
        String pack = "repl/local:ada/" + workspace.repl() + "/packs/";
        String key = test.bucket.list(pack).get(0).key();
        test.bucket.write(key, new byte[100]);
        assertThatThrownBy(() -> content("workspace/file")).isInstanceOf(UnreadableWorkspaceException.class);
        test.bucket.remove(key);
        assertThatThrownBy(() -> content("workspace/file")).isInstanceOf(UnreadableWorkspaceException.class);
        test.bucket.write(test.keys.object(saved.manifest()), new byte[100]);
        assertThatThrownBy(() -> list("workspace")).isInstanceOf(UnreadableWorkspaceException.class);
    }

    @Test
    void saysThatTheStoreIsAway() throws Exception {
        test.s3.stop();
        assertThatThrownBy(() -> history.find(workspace, SnapshotId.NOW)).isInstanceOf(UnavailableException.class);
        assertThatThrownBy(() -> list("workspace")).isInstanceOf(UnavailableException.class);
        test.s3.restart();
    }

    private Snapshot keptAside(String text) {
        TestSnapshot late = test.sandbox(1).uploaded(TestSnapshot.of(text));
        test.sandbox(2).newest();
        assertThatThrownBy(() -> test.sandbox(1).commit(1, late)).isInstanceOf(SupersededSessionException.class);
        return history.branches(workspace).get(0);
    }

    private List<Snapshot> line(long before, int most) {
        return history.line(workspace, before, most);
    }

    private Listing list(String folder) {
        return history.list(workspace, SnapshotId.NOW, Optional.of(new WorkspacePath(folder, false)));
    }

    private static List<String> paths(Listing listing) {
        return listing.entries().stream().map(entry -> entry.path().text()).toList();
    }

    private StoredFile open(String snapshot, String path) {
        return history.open(workspace, SnapshotId.of(snapshot), new WorkspacePath(path, false));
    }

    private byte[] content(String path) throws IOException {
        return content(open("now", path));
    }

    private static byte[] content(StoredFile file) throws IOException {
        var out = new ByteArrayOutputStream();
        file.content().writeTo(out);
        return out.toByteArray();
    }
}
