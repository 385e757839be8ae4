package dev.devex.runner.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;

class WorkspaceFilesTest extends WorkspaceFixture {
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
    void leavesTheOldFileWhenAnUploadBreaksOff() throws IOException {
        Files.writeString(root.resolve("a"), "old");

        assertThatThrownBy(() -> files.write(path("a"), Channels.newChannel(new BrokenStream()), Replacement.OF_ANY))
                .isInstanceOf(FileProblem.Refused.class);

        assertThat(Files.readString(root.resolve("a"))).isEqualTo("old");
        assertThat(root).isDirectoryContaining("glob:**/a").satisfies(this::holdsOneName);
    }

    @Test
    void makesParents() throws IOException {
        files.createFile(path("a/b/c"));
        files.createFolder(path("d/e"));
        files.write(path("f/g"), bytes("x"), Replacement.OF_ANY);

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

    @Test
    void readsAndWritesNamesOfEveryScript() {
        documents.replace(path("grün/漢字 💡.txt"), "x", null);

        assertThat(files.list(path("grün"))).containsExactly(new Entry("漢字 💡.txt", false));
        assertThat(documents.fetch(path("grün/漢字 💡.txt")).content()).isEqualTo("x");
    }

    @Test
    void streamsBytesBack() throws IOException {
        assertThat(files.write(path("a"), bytes("abc"), Replacement.OF_ANY).created())
                .isTrue();
        assertThat(files.write(path("a"), bytes("abcd"), Replacement.OF_ANY).created())
                .isFalse();
        try (InputStream stream = Channels.newInputStream(files.read(path("a")).channel())) {
            assertThat(stream).hasContent("abcd");
        }
    }

    private void holdsOneName(Path directory) {
        assertThat(directory.toFile().list()).hasSize(1);
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
