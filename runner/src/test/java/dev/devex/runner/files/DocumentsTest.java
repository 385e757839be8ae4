package dev.devex.runner.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.json.Json;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocumentsTest {
    @TempDir
    Path root;

    Documents documents;

    @BeforeEach
    void open() throws IOException {
        documents = new Documents(new WorkspaceFiles(root));
    }

    @Test
    void saysHowLargeAFileIsThatItDoesNotShow() throws IOException {
        Files.write(root.resolve("binary"), new byte[] {1, 0, 2});
        try (RandomAccessFile sparse =
                new RandomAccessFile(root.resolve("large").toFile(), "rw")) {
            sparse.setLength(200L << 30);
        }

        assertThat(unsuitable("binary").size()).isEqualTo(3);
        assertThat(unsuitable("binary").reason()).isEqualTo("binary");
        assertThat(unsuitable("large").size()).isEqualTo(200L << 30);
        assertThat(unsuitable("large").reason()).isEqualTo("tooLarge");
    }

    @Test
    void showsWhatAStaleSaveHasFound() throws IOException {
        Files.writeString(root.resolve("a"), "mine");
        String opened = documents.fetch(path("a")).version();
        Files.writeString(root.resolve("a"), "theirs");

        FileProblem.Stale stale = stale("a", opened);
        String next = documents.replace(path("a"), "merged", stale.version());

        assertThat(stale.content()).isEqualTo("theirs");
        assertThat(stale.version()).isEqualTo(Document.version("theirs".getBytes(StandardCharsets.UTF_8)));
        assertThat(next).isEqualTo(documents.fetch(path("a")).version());
    }

    @Test
    void showsNothingOfWhatNoEditorShows() throws IOException {
        Files.writeString(root.resolve("a"), "text");
        String opened = documents.fetch(path("a")).version();

        Files.write(root.resolve("a"), new byte[] {0});
        FileProblem.Stale binary = stale("a", opened);
        try (RandomAccessFile sparse = new RandomAccessFile(root.resolve("a").toFile(), "rw")) {
            sparse.setLength(200L << 20);
        }
        FileProblem.Stale large = stale("a", opened);
        Files.delete(root.resolve("a"));
        FileProblem.Stale gone = stale("a", opened);

        assertThat(binary.content()).isNull();
        assertThat(binary.version()).isNotNull();
        assertThat(large.content()).isNull();
        assertThat(large.version()).isNotNull();
        assertThat(gone.content()).isNull();
        assertThat(gone.version()).isNull();
        assertThat(root.resolve("a")).doesNotExist();
    }

    @Test
    void showsWhatAPatchDoesNotFit() throws IOException {
        Files.writeString(root.resolve("a"), "theirs");

        FileProblem.Stale stale = catchThrowableOfType(
                FileProblem.Stale.class,
                () -> documents.patch(path("a"), Json.createValue("@@ -1 +1 @@\n-a\n+b\n"), null));

        assertThat(stale.content()).isEqualTo("theirs");
    }

    @Test
    void replacesALargeFileWhenItsVersionIsKnown() throws IOException {
        try (RandomAccessFile sparse = new RandomAccessFile(root.resolve("a").toFile(), "rw")) {
            sparse.setLength(200L << 20);
        }
        String version = stale("a", "another").version();

        documents.replace(path("a"), "small again", version);

        assertThat(root.resolve("a")).hasContent("small again");
    }

    @Test
    void neverShowsHalfOfAFileThatIsBeingWritten() throws Exception {
        Path file = Files.writeString(root.resolve("a"), "");
        AtomicBoolean over = new AtomicBoolean();
        Thread writer = new Thread(() -> {
            try (RandomAccessFile handle = new RandomAccessFile(file.toFile(), "rw")) {
                while (!over.get()) {
                    handle.setLength(5_000_000);
                    handle.setLength(2_000_000);
                }
            } catch (IOException failed) {
                throw new IllegalStateException(failed);
            }
        });
        writer.start();
        try {
            for (int i = 0; i < 50; i++) {
                try {
                    documents.fetch(path("a"));
                } catch (FileProblem.Unsuitable whole) {
                    assertThat(whole.size()).isIn(0L, 2_000_000L, 5_000_000L);
                } catch (FileProblem.Refused changing) {
                    assertThat(changing).hasMessageEndingWith("Try again.");
                }
            }
        } finally {
            over.set(true);
            writer.join();
        }
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

    private String reason(String name) {
        try {
            documents.fetch(path(name));
            return "none";
        } catch (FileProblem problem) {
            return String.valueOf(problem.reason());
        }
    }

    private FileProblem.Unsuitable unsuitable(String name) {
        return catchThrowableOfType(FileProblem.Unsuitable.class, () -> documents.fetch(path(name)));
    }

    private FileProblem.Stale stale(String name, String version) {
        return catchThrowableOfType(
                FileProblem.Stale.class, () -> documents.replace(path(name), "never written", version));
    }

    private static WorkspacePath path(String text) {
        return WorkspacePath.parse(text);
    }
}
