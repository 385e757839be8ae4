package dev.devex.runner.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.devex.runner.OrdinaryUser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CopyTest {
    @Test
    void copiesFoldersThatTheirOwnerMayNotWriteTo(@TempDir Path root) throws Exception {
        Path inner = Files.createDirectories(root.resolve("a/inner"));
        Files.writeString(inner.resolve("file"), "x");
        close(inner);
        close(root.resolve("a"));

        assertThat(OrdinaryUser.run(AsOrdinaryUser.class, List.of(root.toString())))
                .isZero();

        Path copy = root.resolve("b");
        assertThat(copy.resolve("inner/file")).hasContent("x");
        for (Path folder : List.of(copy, copy.resolve("inner"))) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                    .isEqualTo("r-xr-xr-x");
        }
        for (Path folder : List.of(root.resolve("a"), inner, copy, copy.resolve("inner"))) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
    }

    private static void close(Path folder) throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-xr-xr-x"));
    }

    static final class AsOrdinaryUser {
        private AsOrdinaryUser() {}

        public static void main(String... arguments) throws IOException {
            new WorkspaceFiles(Path.of(arguments[0])).copy(WorkspacePath.parse("a"), WorkspacePath.parse("b"));
        }
    }
}
