package dev.devex.storage.internal.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.devex.storage.EntryChange;
import dev.devex.storage.EntryChange.Kind;
import dev.devex.storage.SnapshotId;
import dev.devex.storage.StoredEntry;
import dev.devex.storage.TestSnapshot;
import dev.devex.storage.WorkspaceHistory;
import dev.devex.storage.WorkspaceHistory.Comparison;
import dev.devex.storage.WorkspaceStore.Commit;
import dev.devex.storage.internal.TestFolders;
import dev.devex.storage.internal.TestStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class ComparisonTest {
    @RegisterExtension
    private final TestStore test = new TestStore(100 << 20);

    private TestFolders folders;

    @BeforeEach
    void create(@TempDir Path folder) throws IOException {
        test.store.create(test.workspace, TestStore.TEMPLATE);
        folders = new TestFolders(test, folder);
    }

    @Test
    void tellsWhatDiffersFromTheOneBefore() throws IOException {
        folders.write("workspace/changed", "one");
        folders.write("workspace/gone", "one");
        folders.write("workspace/mode", "one");
        folders.write("workspace/same", "one");
        folders.save();
        folders.write("workspace/changed", "three");
        folders.write("workspace/mode", "one".getBytes(StandardCharsets.UTF_8), "rwxr-xr-x");
        Files.delete(folders.path("workspace/gone"));
        folders.write("workspace/new", "");
        folders.save();
        Comparison comparison = compare("3", Optional.empty());
        assertThat(comparison.from().orElseThrow().number()).isEqualTo(2);
        assertThat(comparison.to().number()).isEqualTo(3);
        assertThat(comparison.truncated()).isFalse();
        assertThat(kinds(comparison))
                .containsExactly(
                        "workspace/changed changed",
                        "workspace/gone removed",
                        "workspace/mode mode",
                        "workspace/new added");
        EntryChange changed = comparison.changes().get(0);
        assertThat(changed.before().map(StoredEntry::size)).contains(3L);
        assertThat(changed.after().map(StoredEntry::size)).contains(5L);
        assertThat(comparison.changes().get(1).after()).isEmpty();
        assertThat(comparison.changes().get(3).before()).isEmpty();
    }

    @Test
    void alwaysTellsFromTheEarlierToTheLater() throws IOException {
        folders.write("workspace/file", "");
        folders.save();
        Comparison forth = compare("1", Optional.of(SnapshotId.NOW));
        assertThat(forth).isEqualTo(compare("now", Optional.of(SnapshotId.of("1"))));
        assertThat(forth.from().orElseThrow().number()).isEqualTo(1);
        assertThat(kinds(forth))
                .containsExactly("workspace/devex.json removed", "workspace/file added", "workspace/hello.txt removed");
    }

    @Test
    void tellsAllOfTheFirst() {
        Comparison comparison = compare("1", Optional.empty());
        assertThat(comparison.from()).isEmpty();
        assertThat(comparison.changes())
                .extracting(EntryChange::kind)
                .containsOnly(Kind.ADDED)
                .hasSize(4);
    }

    @Test
    void tellsABranchFromTheNewest() {
        TestSnapshot late = test.sandbox(1).uploaded(TestSnapshot.of("late"));
        test.sandbox(2).save("newest");
        test.store.keepAside(test.workspace, 1, new Commit(1, late.manifestName()));
        SnapshotId branch = test.history.branches(test.workspace).get(0).id();
        Comparison comparison = test.history.compare(test.workspace, branch, Optional.empty());
        assertThat(comparison.from().orElseThrow().number()).isEqualTo(2);
        assertThat(comparison.to().id()).isEqualTo(branch);
        assertThat(kinds(comparison)).containsExactly("workspace/hello.txt changed");
    }

    @Test
    void tellsNothingOfAStateAndItself() {
        assertThat(compare("now", Optional.of(SnapshotId.of("1"))).changes()).isEmpty();
    }

    @Test
    void tellsNoMoreThanItSays() throws IOException {
        for (int file = 0; file < WorkspaceHistory.MOST_CHANGES; file++) {
            Files.createFile(folders.path("workspace/" + file));
        }
        folders.save();
        Comparison comparison = compare("now", Optional.empty());
        assertThat(comparison.changes()).hasSize(WorkspaceHistory.MOST_CHANGES);
        assertThat(comparison.truncated()).isTrue();
    }

    private Comparison compare(String snapshot, Optional<SnapshotId> other) {
        return test.history.compare(test.workspace, SnapshotId.of(snapshot), other);
    }

    private static List<String> kinds(Comparison comparison) {
        return comparison.changes().stream()
                .map(change -> change.path().text() + " " + change.kind().id())
                .toList();
    }
}
