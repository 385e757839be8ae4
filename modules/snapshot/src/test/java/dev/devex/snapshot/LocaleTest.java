package dev.devex.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
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

        assertThat(copyWithoutLocale(folder)).isZero();

        Path copy = folder.resolve("to/workspace/größe");
        assertThat(copy.resolve("日本語.txt")).hasContent("x");
        assertThat(Files.readSymbolicLink(copy.resolve("link"))).hasToString("../größe/日本語.txt");
    }

    private static int copyWithoutLocale(Path folder) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Copy.class.getName())
                .directory(folder.toFile())
                .inheritIO();
        builder.environment().keySet().removeIf(name -> name.startsWith("LC_") || name.startsWith("LANG"));
        builder.environment().put("LC_ALL", "POSIX");
        return builder.start().waitFor();
    }

    /** Runs in that other process. */
    static final class Copy {
        private Copy() {}

        public static void main(String... arguments) throws IOException {
            var bytes = new ByteArrayOutputStream();
            var saved = SnapshotWriter.write(roots("from"), bytes);
            SnapshotReader.restore(new ByteArrayInputStream(bytes.toByteArray()), roots("to"));
            System.exit(saved.omissions().size());
        }

        private static Roots roots(String folder) {
            return new Roots(
                    Path.of(folder, "workspace").toAbsolutePath(),
                    Path.of(folder, "home").toAbsolutePath());
        }
    }
}
