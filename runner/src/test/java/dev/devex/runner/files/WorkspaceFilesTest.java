package dev.devex.runner.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import jakarta.json.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkspaceFilesTest {
    private static final String SECRET = "secret";

    @TempDir
    Path folder;

    Path root;
    Path outside;
    WorkspaceFiles files;
    Documents documents;

    @BeforeEach
    void makeWorkspace() throws IOException {
        root = Files.createDirectory(folder.resolve("workspace"));
        outside = Files.createDirectory(folder.resolve("outside"));
        Files.writeString(outside.resolve("file"), SECRET);
        files = new WorkspaceFiles(root);
        documents = new Documents(files);
    }

    @Test
    void listsFoldersFirst() throws IOException {
        Files.writeString(root.resolve("a"), "");
        Files.writeString(root.resolve(".hidden"), "");
        Files.createDirectory(root.resolve("z"));
        Files.createSymbolicLink(root.resolve("linked"), Path.of("z"));
        Files.createSymbolicLink(root.resolve("away"), outside);

        assertThat(files.list(WorkspacePath.ROOT))
                .containsExactly(
                        new Entry("linked", true),
                        new Entry("z", true),
                        new Entry(".hidden", false),
                        new Entry("a", false),
                        new Entry("away", false));
    }

    @Test
    void keepsTheModeOfWhatItReplaces() throws IOException {
        Path script = Files.writeString(root.resolve("run"), "old");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-x--x"));

        documents.replace(path("run"), "new", null);

        assertThat(Files.readString(script)).isEqualTo("new");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(script)))
                .isEqualTo("rwxr-x--x");
    }

    @Test
    void keepsTheOwnerOfWhatItReplacesWhereItMay() throws IOException {
        Path file = Files.writeString(root.resolve("theirs"), "old");
        try {
            Files.setAttribute(file, "unix:uid", 12345);
        } catch (IOException denied) {
            assumeTrue(false, "Only root gives files away.");
        }

        documents.replace(path("theirs"), "new", null);

        assertThat(file).hasContent("new");
        assertThat(Files.getAttribute(file, "unix:uid")).isEqualTo(12345);
    }

    @Test
    void writesThroughALinkThatStaysInside() throws IOException {
        Files.writeString(root.resolve("real"), "old");
        Files.createSymbolicLink(root.resolve("link"), Path.of("real"));

        documents.replace(path("link"), "new", null);

        assertThat(Files.readString(root.resolve("real"))).isEqualTo("new");
        assertThat(root.resolve("link")).isSymbolicLink();
    }

    @Test
    void leavesTheOldFileWhenAnUploadBreaksOff() throws IOException {
        Files.writeString(root.resolve("a"), "old");

        assertThatThrownBy(() -> files.write(path("a"), Channels.newChannel(new BrokenStream())))
                .isInstanceOf(FileProblem.Refused.class);

        assertThat(Files.readString(root.resolve("a"))).isEqualTo("old");
        assertThat(root).isDirectoryContaining("glob:**/a").satisfies(this::holdsOneName);
    }

    @Test
    void makesParents() throws IOException {
        files.createFile(path("a/b/c"));
        files.createFolder(path("d/e"));
        files.write(path("f/g"), bytes("x"));

        assertThat(root.resolve("a/b/c")).isEmptyFile();
        assertThat(root.resolve("d/e")).isEmptyDirectory();
        assertThat(root.resolve("f/g")).hasContent("x");
    }

    @Test
    void neverOverwrites() throws IOException {
        Files.writeString(root.resolve("a"), "a");
        Files.writeString(root.resolve("b"), "b");
        Files.createSymbolicLink(root.resolve("dangling"), Path.of("nowhere"));

        for (String taken : new String[] {"b", "dangling"}) {
            assertThatThrownBy(() -> files.rename(path("a"), path(taken))).isInstanceOf(FileProblem.Exists.class);
            assertThatThrownBy(() -> files.copy(path("a"), path(taken))).isInstanceOf(FileProblem.Exists.class);
            assertThatThrownBy(() -> files.createFile(path(taken))).isInstanceOf(FileProblem.Exists.class);
            assertThatThrownBy(() -> files.createFolder(path(taken))).isInstanceOf(FileProblem.Exists.class);
        }
        assertThat(root.resolve("a")).hasContent("a");
        assertThat(root.resolve("b")).hasContent("b");
    }

    @Test
    void renamesFilesAndFolders() throws IOException {
        Files.createDirectories(root.resolve("a/b"));
        Files.writeString(root.resolve("a/b/c"), "c");

        files.rename(path("a"), path("x/y"));

        assertThat(root.resolve("x/y/b/c")).hasContent("c");
        assertThat(root.resolve("a")).doesNotExist();
    }

    @Test
    void deletesWhatAKilledRunnerHasLeftAndNothingElse() throws IOException {
        String left = ".devex-0123456789abcdef";
        Files.createDirectories(root.resolve(left + "/stage/deep"));
        Files.writeString(Files.createDirectories(root.resolve("a/b")).resolve(left), "draft");
        Files.createSymbolicLink(Files.createDirectory(root.resolve("c")).resolve(left), outside);
        Files.createSymbolicLink(root.resolve("link"), outside);
        Path foreign = Files.writeString(outside.resolve(left), "");
        Path unfinished = Files.writeString(root.resolve("a").resolve(TemporaryName.next()), "");
        Path similar = Files.writeString(root.resolve(left + "0"), "");

        files.deleteLeftovers();

        assertThat(root.resolve(left)).doesNotExist();
        assertThat(root.resolve("a/b")).isEmptyDirectory();
        assertThat(root.resolve("c")).isEmptyDirectory();
        assertThat(outside.resolve("file")).hasContent(SECRET);
        assertThat(foreign).exists();
        assertThat(unfinished).exists();
        assertThat(similar).exists();
        assertThat(root.resolve("link")).isSymbolicLink();
    }

    @Test
    void refusesToPutAFolderIntoItself() throws IOException {
        Files.createDirectories(root.resolve("a"));
        Files.createSymbolicLink(root.resolve("link"), Path.of("a"));

        for (String inside : new String[] {"a/b", "a/new/b", "link/new/b"}) {
            assertThatThrownBy(() -> files.rename(path("a"), path(inside))).isInstanceOf(FileProblem.WrongKind.class);
            assertThatThrownBy(() -> files.copy(path("a"), path(inside))).isInstanceOf(FileProblem.WrongKind.class);
        }
        assertThat(root.resolve("a")).isEmptyDirectory();
    }

    @Test
    void copiesAFolderWithModesAndLinks() throws IOException {
        Files.createDirectories(root.resolve("a/empty"));
        Files.writeString(root.resolve("a/run"), "x");
        Files.setPosixFilePermissions(root.resolve("a/run"), PosixFilePermissions.fromString("rwx------"));
        Files.createSymbolicLink(root.resolve("a/away"), outside.resolve("file"));

        files.copy(path("a"), path("b"));

        assertThat(root.resolve("b/empty")).isEmptyDirectory();
        assertThat(Files.isExecutable(root.resolve("b/run"))).isTrue();
        assertThat(Files.readSymbolicLink(root.resolve("b/away"))).isEqualTo(outside.resolve("file"));
        assertThat(files.list(WorkspacePath.ROOT)).hasSize(2);
        assertThat(root.toFile().list()).hasSize(2);
    }

    @Test
    void deletesAFolderWholeAndFollowsNoLink() throws IOException {
        Files.createDirectories(root.resolve("a/b"));
        Files.writeString(root.resolve("a/b/c"), "c");
        Files.createSymbolicLink(root.resolve("a/away"), outside);

        files.delete(path("a"));

        assertThat(root).isEmptyDirectory();
        assertThat(outside.resolve("file")).hasContent(SECRET);
    }

    @Test
    void refusesToDeleteOrMoveTheWorkspaceItself() {
        assertThatThrownBy(() -> files.delete(WorkspacePath.ROOT)).isInstanceOf(FileProblem.WrongKind.class);
        assertThatThrownBy(() -> files.rename(WorkspacePath.ROOT, path("a"))).isInstanceOf(FileProblem.class);
        assertThat(root).exists();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "link/file",
                "link/new",
                "link/deep/new",
                "file-link",
                "dangling",
                "dangling-folder/new",
                "chain/file"
            })
    void readsAndWritesNothingThroughALinkThatLeaves(String name) throws IOException {
        linkOutside();

        assertThatThrownBy(() -> documents.fetch(path(name))).isInstanceOf(FileProblem.Outside.class);
        assertThatThrownBy(() -> documents.replace(path(name), "evil", null)).isInstanceOf(FileProblem.Outside.class);
        assertThatThrownBy(() -> documents.patch(path(name), Json.createValue(""), null))
                .isInstanceOf(FileProblem.Outside.class);
        assertThatThrownBy(() -> files.read(path(name))).isInstanceOf(FileProblem.Outside.class);
        assertThatThrownBy(() -> files.write(path(name), bytes("evil"))).isInstanceOf(FileProblem.Outside.class);
        assertThatThrownBy(() -> files.list(path(name))).isInstanceOf(FileProblem.Outside.class);
        assertUntouched();
    }

    @ParameterizedTest
    @ValueSource(strings = {"link/file", "link/new", "link/deep/new", "chain/file", "dangling-folder/new"})
    void movesNothingThroughALinkThatLeaves(String name) throws IOException {
        linkOutside();
        Files.writeString(root.resolve("own"), "own");

        assertThatThrownBy(() -> files.createFile(path(name))).isInstanceOf(FileProblem.Outside.class);
        assertThatThrownBy(() -> files.createFolder(path(name))).isInstanceOf(FileProblem.Outside.class);
        assertThatThrownBy(() -> files.delete(path(name))).isInstanceOf(FileProblem.Outside.class);
        assertThatThrownBy(() -> files.rename(path("own"), path(name))).isInstanceOf(FileProblem.Outside.class);
        assertThatThrownBy(() -> files.rename(path(name), path("taken"))).isInstanceOf(FileProblem.Outside.class);
        assertThatThrownBy(() -> files.copy(path("own"), path(name))).isInstanceOf(FileProblem.Outside.class);
        assertThatThrownBy(() -> files.copy(path(name), path("taken"))).isInstanceOf(FileProblem.Outside.class);
        assertUntouched();
        assertThat(root.resolve("own")).hasContent("own");
        assertThat(root.resolve("taken")).doesNotExist();
    }

    @Test
    void deletesALinkAndNotWhatItLeadsTo() throws IOException {
        linkOutside();

        files.delete(path("link"));
        files.delete(path("file-link"));

        assertThat(Files.exists(root.resolve("link"), LinkOption.NOFOLLOW_LINKS))
                .isFalse();
        assertUntouched();
    }

    @Test
    void refusesAPatchForAnotherVersion() throws IOException {
        Files.writeString(root.resolve("a"), "abc");
        String version = documents.fetch(path("a")).version();
        String next = documents.patch(path("a"), Json.createValue("@@ -1,3 +1,4 @@\n abc\n+d\n"), version);

        assertThatThrownBy(() -> documents.patch(path("a"), Json.createValue("@@ -1 +1 @@\n-a\n+x\n"), version))
                .isInstanceOf(FileProblem.Stale.class);
        assertThatThrownBy(() -> documents.replace(path("a"), "x", version)).isInstanceOf(FileProblem.Stale.class);
        assertThat(root.resolve("a")).hasContent("abcd");
        assertThat(documents.fetch(path("a")).version()).isEqualTo(next);
    }

    @Test
    void expectsNoVersionOfAFileThatIsGone() {
        assertThatThrownBy(() -> documents.replace(path("gone"), "x", "version"))
                .isInstanceOf(FileProblem.Stale.class);
        assertThat(root).isEmptyDirectory();
    }

    @Test
    void changesNothingByAPatchThatDoesNotFit() throws IOException {
        Files.writeString(root.resolve("a"), "abc");

        assertThatThrownBy(() -> documents.patch(
                        path("a"), Json.createValue("@@ -1 +1 @@\n-a\n+x\n@@ -3 +3 @@\n-X\n+y\n"), null))
                .isInstanceOf(FileProblem.Stale.class);
        assertThat(root.resolve("a")).hasContent("abc");
    }

    @Test
    void saysWhyAFileCannotBeShown() throws IOException {
        Files.write(root.resolve("nul"), new byte[] {'a', 0, 'b'});
        Files.write(root.resolve("latin"), new byte[] {(byte) 0xe9});
        Files.write(root.resolve("large"), new byte[Document.MAX_BYTES + 1]);
        Files.writeString(root.resolve("just"), "x".repeat(Document.MAX_BYTES));

        assertThat(reason("nul")).isEqualTo("binary");
        assertThat(reason("latin")).isEqualTo("binary");
        assertThat(reason("large")).isEqualTo("tooLarge");
        assertThat(documents.fetch(path("just")).content()).hasSize(Document.MAX_BYTES);
    }

    @Test
    void neverOpensWhatIsNoFile() throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("mkfifo", root.resolve("pipe").toString())
                        .start()
                        .waitFor())
                .isZero();

        assertThatThrownBy(() -> documents.fetch(path("pipe"))).isInstanceOf(FileProblem.WrongKind.class);
        assertThatThrownBy(() -> documents.replace(path("pipe"), "x", null)).isInstanceOf(FileProblem.WrongKind.class);
        assertThatThrownBy(() -> documents.fetch(WorkspacePath.ROOT)).isInstanceOf(FileProblem.WrongKind.class);
    }

    @Test
    void refusesTextThatHoldsHalfACharacter() {
        assertThatThrownBy(() -> documents.replace(path("a"), "\ud83d", null)).isInstanceOf(FileProblem.class);
        assertThat(root).isEmptyDirectory();
    }

    @Test
    void readsAndWritesNamesOfEveryScript() {
        documents.replace(path("grün/漢字 💡.txt"), "x", null);

        assertThat(files.list(path("grün"))).containsExactly(new Entry("漢字 💡.txt", false));
        assertThat(documents.fetch(path("grün/漢字 💡.txt")).content()).isEqualTo("x");
    }

    @Test
    void streamsBytesBack() throws IOException {
        assertThat(files.write(path("a"), bytes("abc"))).isTrue();
        assertThat(files.write(path("a"), bytes("abcd"))).isFalse();
        try (InputStream stream = Channels.newInputStream(files.read(path("a")).channel())) {
            assertThat(stream).hasContent("abcd");
        }
    }

    private void linkOutside() throws IOException {
        Files.createSymbolicLink(root.resolve("link"), outside);
        Files.createSymbolicLink(root.resolve("chain"), Path.of("link"));
        Files.createSymbolicLink(root.resolve("file-link"), outside.resolve("file"));
        Files.createSymbolicLink(root.resolve("dangling"), outside.resolve("absent"));
        Files.createSymbolicLink(root.resolve("dangling-folder"), Path.of("../absent"));
    }

    private void assertUntouched() throws IOException {
        assertThat(outside.resolve("file")).hasContent(SECRET);
        try (Stream<Path> names = Files.list(outside)) {
            assertThat(names).hasSize(1);
        }
        assertThat(folder.resolve("absent")).doesNotExist();
    }

    private void holdsOneName(Path directory) {
        assertThat(directory.toFile().list()).hasSize(1);
    }

    private String reason(String name) {
        try {
            documents.fetch(path(name));
            return "none";
        } catch (FileProblem problem) {
            return String.valueOf(problem.reason());
        }
    }

    private static WorkspacePath path(String text) {
        return WorkspacePath.parse(text);
    }

    private static ReadableByteChannel bytes(String text) {
        return Channels.newChannel(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static final class BrokenStream extends InputStream {
        private int given;

        @Override
        public int read() throws IOException {
            return read(new byte[1], 0, 1);
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (given++ > 1) {
                throw new IOException("the client is gone");
            }
            return length;
        }
    }
}
