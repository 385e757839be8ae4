package dev.devex.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In a process without a locale, as a sandbox may have it, names must come through all the same. */
class LocaleTest {
    @Test
    void keepsForeignNamesWithoutALocale(@TempDir Path folder) throws Exception {
        Path workspace = Files.createDirectories(folder.resolve("from/workspace/größe"));
        Files.createDirectory(folder.resolve("from/home"));
        Files.writeString(workspace.resolve("日本語.txt"), "x");
        Files.createSymbolicLink(workspace.resolve("link"), Path.of("../größe/日本語.txt"));
        Files.writeString(strange(workspace), "y");

        assertThat(OtherProcess.copyWithoutLocale(folder)).isEmpty();

        Path copy = folder.resolve("to/workspace/größe");
        assertThat(copy.resolve("日本語.txt")).hasContent("x");
        assertThat(Files.readSymbolicLink(copy.resolve("link"))).hasToString("../größe/日本語.txt");
        assertThat(Files.readString(strange(copy))).isEqualTo("y");
    }

    private static Path strange(Path folder) {
        return Path.of(URI.create(folder.toUri() + "/caf%E9"));
    }
}
