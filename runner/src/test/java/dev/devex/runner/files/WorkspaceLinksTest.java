package dev.devex.runner.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Symbolic links in a workspace, above all those that lead out of it. */
class WorkspaceLinksTest extends WorkspaceFixture {
    @Test
    void writesThroughALinkThatStaysInside() throws IOException {
        Files.writeString(root.resolve("real"), "old");
        Files.createSymbolicLink(root.resolve("link"), Path.of("real"));

        documents.replace(path("link"), "new", null);

        assertThat(Files.readString(root.resolve("real"))).isEqualTo("new");
        assertThat(root.resolve("link")).isSymbolicLink();
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
        assertThatThrownBy(() -> files.write(path(name), bytes("evil"), Replacement.OF_ANY))
                .isInstanceOf(FileProblem.Outside.class);
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
}
