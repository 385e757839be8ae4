package dev.devex.runner.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FullDiskTest {
    private static final int DISK = 1 << 20;

    @TempDir
    Path folder;

    Path root;
    WorkspaceFiles files;

    @BeforeEach
    void mount() throws IOException, InterruptedException {
        root = Files.createDirectory(folder.resolve("workspace"));
        assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=" + DISK, "tmpfs", root.toString()),
                "Whoever runs this may not mount a small disk.");
        files = new WorkspaceFiles(root);
        Files.writeString(root.resolve("a"), "old");
    }

    @AfterEach
    void unmount() throws IOException, InterruptedException {
        run("umount", root.toString());
    }

    @Test
    void keepsTheOldFileAndSaysSo() {
        assertThatThrownBy(() -> new Documents(files).replace(WorkspacePath.parse("a"), "x".repeat(2 * DISK), null))
                .isInstanceOf(FileProblem.Full.class)
                .hasMessageContaining("no room");
        assertThatThrownBy(() -> files.write(
                        WorkspacePath.parse("a"),
                        Channels.newChannel(new ByteArrayInputStream(new byte[2 * DISK])),
                        Replacement.OF_ANY))
                .isInstanceOf(FileProblem.Full.class);

        assertThat(root.resolve("a")).hasContent("old");
        assertThat(root.toFile().list()).containsExactly("a");
    }

    @Test
    void refusesWhatCannotFitBeforeItComes() {
        files.requireRoom(DISK / 2);

        assertThatThrownBy(() -> files.requireRoom(2 * DISK)).isInstanceOf(FileProblem.Full.class);
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException noSuchCommand) {
            return false;
        }
    }
}
