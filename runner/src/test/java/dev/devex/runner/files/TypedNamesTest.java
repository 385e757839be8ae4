package dev.devex.runner.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.devex.runner.files.TypedNames.TypedName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TypedNamesTest {
    @TempDir
    Path root;

    @Test
    void tellsFoldersLinksAndTheRestApart() throws IOException {
        Files.createDirectory(root.resolve("folder"));
        Files.createFile(root.resolve("file"));
        Files.createSymbolicLink(root.resolve("link"), Path.of("folder"));

        List<TypedName> names = TypedNames.in(root, root).orElseThrow();

        assertThat(names).extracting(TypedName::name).containsExactlyInAnyOrder("folder", "file", "link");
        assertThat(names)
                .filteredOn(TypedName::isFolder)
                .extracting(TypedName::name)
                .containsExactly("folder");
        assertThat(names)
                .filteredOn(TypedName::isLink)
                .extracting(TypedName::name)
                .containsExactly("link");
    }

    @Test
    void readsNamesOfAllLengthsBeyondOneBuffer() throws IOException {
        Path folder = Files.createDirectories(root.resolve("a/b"));
        List<String> made = IntStream.rangeClosed(1, 1000)
                .mapToObj(number -> number + "ü".repeat(number % 120))
                .toList();
        for (String name : made) {
            Files.createFile(folder.resolve(name));
        }

        assertThat(TypedNames.in(root, folder).orElseThrow())
                .extracting(TypedName::name)
                .containsExactlyInAnyOrderElementsOf(made);
    }

    @Test
    void followsNoLink() throws IOException {
        Files.createDirectory(root.resolve("folder"));
        Files.createSymbolicLink(root.resolve("link"), Path.of("folder"));

        assertThat(TypedNames.in(root, root.resolve("link"))).isEmpty();
        assertThat(TypedNames.in(root, root.resolve("missing"))).isEmpty();
        assertThat(TypedNames.in(root, root.resolve("folder"))).contains(List.of());
    }
}
