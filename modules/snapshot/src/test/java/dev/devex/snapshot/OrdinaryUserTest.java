package dev.devex.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Modes and owners keep nobody out who is root, so these run with the rights of an ordinary user. */
class OrdinaryUserTest {
    private Path folder;
    private Path workspace;

    @BeforeEach
    void makeRoots(@TempDir Path temporary) throws IOException {
        folder = temporary;
        workspace = Files.createDirectories(folder.resolve("from/workspace"));
        Files.createDirectory(folder.resolve("from/home"));
    }

    @AfterEach
    void openForDeletion() throws IOException {
        for (Path root : new Path[] {workspace, folder.resolve("to/workspace")}) {
            setMode(root, "rwx------");
            setMode(root.resolve("closed"), "rwx------");
        }
    }

    @Test
    void savesWhatItsModeHidesFromItsOwner() throws Exception {
        Path closed = Files.createDirectory(workspace.resolve("closed"));
        Path file = Files.writeString(closed.resolve("file"), "x");
        setMode(file, "---------");
        setMode(closed, "---------");
        setMode(workspace, "---------");

        assertThat(OtherProcess.copyAsOrdinaryUser(folder)).isEmpty();

        assertThat(mode(workspace)).isEqualTo("---------");
        setMode(workspace, "rwx------");
        assertThat(mode(closed)).isEqualTo("---------");
        Path copy = folder.resolve("to/workspace/closed");
        assertThat(mode(copy)).isEqualTo("---------");
        setMode(copy, "rwx------");
        assertThat(mode(copy.resolve("file"))).isEqualTo("---------");
        assertThat(Files.size(copy.resolve("file"))).isEqualTo(1);
    }

    @Test
    void restoresFilesIntoFoldersThatNobodyMayWriteTo() throws Exception {
        Path closed = Files.createDirectory(workspace.resolve("closed"));
        Files.writeString(closed.resolve("file"), "x");
        setMode(closed, "r-xr-xr-x");

        assertThat(OtherProcess.copyAsOrdinaryUser(folder)).isEmpty();

        assertThat(folder.resolve("to/workspace/closed/file")).hasContent("x");
        assertThat(mode(folder.resolve("to/workspace/closed"))).isEqualTo("r-xr-xr-x");
    }

    @Test
    void namesWhatBelongsToSomebodyElse() throws Exception {
        OtherProcess.giveAway(Files.writeString(workspace.resolve("foreign"), "x"));
        Path foreign = Files.createDirectory(workspace.resolve("folder"));
        Files.writeString(foreign.resolve("file"), "x");
        OtherProcess.giveAway(foreign);
        Files.writeString(workspace.resolve("own"), "x");

        assertThat(OtherProcess.copyAsOrdinaryUser(folder))
                .containsExactly("workspace/folder UNREADABLE", "workspace/foreign UNREADABLE");

        assertThat(folder.resolve("to/workspace/own")).hasContent("x");
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private static void setMode(Path path, String mode) throws IOException {
        if (Files.exists(path)) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
        }
    }
}
