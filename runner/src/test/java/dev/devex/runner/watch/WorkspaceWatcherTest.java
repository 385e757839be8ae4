package dev.devex.runner.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.devex.runner.files.Documents;
import dev.devex.runner.files.FileChange.Kind;
import dev.devex.runner.files.WorkspaceFiles;
import dev.devex.runner.files.WorkspacePath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkspaceWatcherTest {
    @TempDir
    Path folder;

    Path root;
    WorkspaceWatcher watcher;
    Heard heard = new Heard();

    @BeforeEach
    void makeWorkspace() throws IOException {
        root = Files.createDirectory(folder.resolve("workspace"));
        watcher = new WorkspaceWatcher(root);
    }

    @AfterEach
    void stop() {
        heard.close();
        assertThat(watcher.isIdle()).isTrue();
    }

    @Test
    void tellsWhatProgramsDo() throws IOException {
        Files.createDirectories(root.resolve("src/deep"));
        Path gone = Files.writeString(root.resolve("src/gone"), "");
        Path changed = Files.writeString(root.resolve("src/deep/changed"), "");
        listen();

        Files.writeString(root.resolve("new"), "");
        Files.writeString(changed, "more");
        Files.delete(gone);

        heard.await("new", Kind.CREATED);
        heard.await("src/deep/changed", Kind.MODIFIED);
        heard.await("src/gone", Kind.DELETED);
    }

    @Test
    void followsFoldersThatAreMade() throws IOException {
        listen();

        Files.createDirectories(root.resolve("a/b/c"));
        Files.writeString(root.resolve("a/b/c/early"), "");
        heard.await("a/b/c/early", Kind.CREATED);
        Files.writeString(root.resolve("a/b/c/late"), "");

        heard.await("a/b/c/late", Kind.CREATED);
        assertThat(heard.kinds("a")).containsExactly(Kind.CREATED);
    }

    @Test
    void followsAFolderThatIsMoved() throws IOException {
        Files.createDirectories(root.resolve("a/b"));
        Files.writeString(root.resolve("a/b/file"), "");
        listen();

        Files.move(root.resolve("a"), root.resolve("z"));
        heard.await("a", Kind.DELETED);
        heard.await("z/b/file", Kind.CREATED);
        Files.writeString(root.resolve("z/b/file"), "more");

        heard.await("z/b/file", Kind.MODIFIED);
        assertThat(heard.kinds("a/b/file")).isEmpty();
    }

    @Test
    void followsAFolderThatIsReplaced() throws IOException {
        Files.createDirectories(root.resolve("a/old"));
        Files.createDirectories(folder.resolve("other/young"));
        listen();

        Files.move(root.resolve("a"), folder.resolve("away"));
        Files.move(folder.resolve("other"), root.resolve("a"));
        heard.await("a/young", Kind.CREATED);
        Files.writeString(root.resolve("a/young/file"), "");
        heard.await("a/young/file", Kind.CREATED);
        Files.writeString(folder.resolve("away/old/unseen"), "");
        mark();

        assertThat(heard.kinds("a/old/unseen")).isEmpty();
    }

    @Test
    void callsASaveThatRenamesAModification() throws IOException {
        Files.writeString(root.resolve("ours"), "old");
        Files.writeString(root.resolve("theirs"), "old");
        listen();

        new Documents(new WorkspaceFiles(root)).replace(WorkspacePath.parse("ours"), "new", null);
        Files.writeString(root.resolve("theirs~"), "new");
        Files.move(root.resolve("theirs~"), root.resolve("theirs"), StandardCopyOption.REPLACE_EXISTING);
        mark();

        assertThat(heard.kinds("ours")).containsExactly(Kind.MODIFIED);
        assertThat(heard.kinds("theirs")).containsExactly(Kind.MODIFIED);
        assertThat(heard.paths()).noneMatch(path -> path.contains(".devex-"));
    }

    @Test
    void joinsWhatHappensTogether() throws IOException {
        Path log = Files.writeString(root.resolve("log"), "");
        listen();

        for (int i = 0; i < 1000; i++) {
            Files.writeString(log, "line " + i);
        }
        Files.delete(Files.writeString(root.resolve("short-lived"), ""));
        mark();

        assertThat(heard.kinds("log")).hasSizeLessThan(1000).containsOnly(Kind.MODIFIED);
        assertThat(heard.kinds("short-lived")).hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void neverFollowsALink() throws IOException {
        Path outside = Files.createDirectory(folder.resolve("outside"));
        Files.createSymbolicLink(root.resolve("before"), outside);
        listen();
        Files.createSymbolicLink(root.resolve("after"), outside);
        Files.createSymbolicLink(root.resolve("loop"), root);
        heard.await("loop", Kind.CREATED);

        Files.writeString(outside.resolve("secret"), "");
        mark();

        assertThat(heard.paths()).noneMatch(path -> path.contains("secret") || path.startsWith("loop/"));
    }

    @Test
    void saysSoWhenTooMuchHappens() throws IOException {
        Path many = Files.createDirectory(folder.resolve("many"));
        for (int i = 0; i < 3_000; i++) {
            Files.createFile(many.resolve("f" + i));
        }
        listen();

        Files.move(many, root.resolve("many"));

        heard.awaitRescan();
        Path known = Files.writeString(root.resolve("many/f2999"), "more");
        heard.await("many/f2999", Kind.MODIFIED);
        Files.delete(known);
        heard.await("many/f2999", Kind.DELETED);
    }

    @Test
    void saysSoAgainAndAgainWhenThereAreTooManyFolders() throws IOException {
        watcher = new WorkspaceWatcher(root, new WatchLimits(3, 1000));
        Files.createDirectories(root.resolve("a/node_modules/x/y"));
        Files.createDirectories(root.resolve("b/c/d/e"));
        listen();

        heard.awaitRescan();
        Files.writeString(root.resolve("b/near-the-top"), "");
        heard.await("b/near-the-top", Kind.CREATED);
        heard.awaitRescan();
    }

    @Test
    void survivesAWorkspaceThatIsRemadeUnderIt() throws IOException {
        listen();

        Files.delete(root);
        heard.awaitRescan();
        Files.createDirectories(root);
        heard.awaitRescan();
        Files.writeString(root.resolve("new"), "");

        heard.await("new", Kind.CREATED);
    }

    @Test
    void survivesFoldersThatComeAndGo() throws IOException {
        listen();
        for (int i = 0; i < 100; i++) {
            Path top = root.resolve("top" + i % 3);
            Files.createDirectories(top.resolve("a/b/c"));
            try (Stream<Path> all = Files.walk(top)) {
                all.sorted(Comparator.reverseOrder()).forEach(WorkspaceWatcherTest::delete);
            }
        }
        Files.createDirectories(root.resolve("top0/a/b/c"));
        mark();

        Files.writeString(root.resolve("top0/a/b/c/file"), "");

        heard.await("top0/a/b/c/file", Kind.CREATED);
    }

    @Test
    void tellsEveryListenerAndStopsWithTheLast() throws IOException {
        Heard other = new Heard();
        listen();
        other.listen(watcher);

        Files.writeString(root.resolve("a"), "");
        heard.await("a", Kind.CREATED);
        other.await("a", Kind.CREATED);
        heard.close();
        Files.writeString(root.resolve("b"), "");
        other.await("b", Kind.CREATED);
        assertThat(watcher.isIdle()).isFalse();
        other.close();

        assertThat(watcher.isIdle()).isTrue();
        assertThat(heard.kinds("b")).isEmpty();
        listen();
        Files.writeString(root.resolve("c"), "");
        heard.await("c", Kind.CREATED);
    }

    private void listen() {
        heard.listen(watcher);
    }

    /** Whatever has happened before this has been told after it; returns whether one by one. */
    private boolean mark() throws IOException {
        String name = "mark" + System.nanoTime();
        Files.writeString(root.resolve(name), "");
        return heard.awaitMention(name);
    }

    private static void delete(Path path) {
        try {
            Files.delete(path);
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
