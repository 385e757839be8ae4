package dev.devex.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Saves that are told where to look. */
class ScopedSaveTest extends SaverFixture {
    private static final int STEPS = 30;

    @BeforeEach
    void saveFirst() throws IOException {
        write("a/one", "1");
        write("b/two", "1");
        write("b/deep/three", "1");
        save(Scope.EVERYTHING);
    }

    @Test
    void looksNowhereElse() throws IOException {
        write("a/one", "2");
        write("b/two", "2");
        SavedFiles saved = save(scope("workspace/a"));
        assertThat(saved.text("workspace/a/one")).isEqualTo("2");
        assertThat(saved.text("workspace/b/two")).isEqualTo("1");
        assertThat(saved.header().entries()).isEqualTo(saved.paths().size());
        assertThat(save(Scope.EVERYTHING).text("workspace/b/two")).isEqualTo("2");
    }

    @Test
    void seesThatAFolderIsGoneWithAllThatWasInIt() throws IOException {
        RandomChanges.delete(workspace.resolve("b"));
        assertThat(save(scope("workspace")).paths())
                .containsExactly("home", "workspace", "workspace/a", "workspace/a/one");
    }

    @Test
    void looksIntoAFolderThatIsNewOrAnother() throws IOException {
        Files.move(workspace.resolve("b"), workspace.resolve("c"));
        write("b/deep/other", "1");
        assertThat(save(scope("workspace")).paths())
                .contains("workspace/b/deep/other", "workspace/c/two", "workspace/c/deep/three")
                .doesNotContain("workspace/b/two", "workspace/b/deep/three");
    }

    @Test
    void takesNamesOfFoldersThatAreNotThere() throws IOException {
        write("a/one", "2");
        RandomChanges.delete(workspace.resolve("b"));
        assertThat(save(scope("workspace/a", "workspace/b/deep", "workspace/b", "workspace", "home/no/where"))
                        .paths())
                .containsExactly("home", "workspace", "workspace/a", "workspace/a/one");
    }

    @Test
    void goesOnToTellWhatIsLeftOutElsewhere() throws Exception {
        Path pipe = workspace.resolve("b/deep/pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        save(Scope.EVERYTHING);
        write("a/one", "2");
        assertThat(save(scope("workspace/a")).header().omissions())
                .extracting(Omission::path)
                .containsExactly("workspace/b/deep/pipe");
        Files.delete(pipe);
        write("a/one", "3");
        assertThat(save(scope("workspace/a")).header().omissions()).isEmpty();
    }

    @Test
    void looksEverywhereWhereNoSaveHasLeftAnIndex() throws IOException {
        Files.delete(index);
        write("a/one", "2");
        write("b/two", "2");
        assertThat(save(scope("workspace/a")).text("workspace/b/two")).isEqualTo("2");
    }

    @Test
    void looksEverywhereAfterARestore(@TempDir Path folder) throws IOException {
        roots = new Roots(folder.resolve("workspace"), folder.resolve("home"));
        index = folder.resolve("index");
        SnapshotRestorer.restore(newest.orElseThrow(), store, roots, index);
        workspace = roots.workspace();
        write("a/one", "2");
        write("b/two", "2");
        assertThat(save(scope("workspace/a")).text("workspace/b/two")).isEqualTo("2");
    }

    /** Beside a saver that looks everywhere, while anything happens to files and folders. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void savesWhatASaverOfEverythingSaves(int seed, @TempDir Path beside) throws IOException {
        var changes = new RandomChanges(workspace, seed);
        for (int step = 0; step < STEPS; step++) {
            Optional<PreparedSave> save =
                    saver().within(Scope.of(changes.make())).prepare(newest).save();
            if (save.isPresent()) {
                commit(save.get());
            }
            var other = new StoredObjects();
            Sha256 all = new SnapshotSaver(roots, other, other, beside.resolve("index" + step))
                    .prepare(Optional.empty())
                    .save()
                    .orElseThrow()
                    .manifest();
            assertThat(new SavedFiles(store, newest.orElseThrow()).descriptions())
                    .as("after %s", changes)
                    .isEqualTo(new SavedFiles(other, all).descriptions());
        }
    }

    private SavedFiles save(Scope scope) throws IOException {
        return commit(saver().within(scope).prepare(newest).save().orElseThrow());
    }

    private static Scope scope(String... folders) {
        return Scope.of(Stream.of(folders).map(EntryPath::new).toList());
    }

    private void write(String name, String text) throws IOException {
        Path file = workspace.resolve(name);
        Files.createDirectories(file.resolveSibling(""));
        Files.writeString(file, text);
    }
}
