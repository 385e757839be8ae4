package dev.devex.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SnapshotReaderTest {
    private Path outside;
    private Roots target;

    @BeforeEach
    void makeTarget(@TempDir Path folder) throws IOException {
        outside = Files.createDirectory(folder.resolve("outside"));
        target = new Roots(folder.resolve("workspace"), folder.resolve("home"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../outside/file",
                "workspace/../../outside/file",
                "workspace/..",
                "workspace/./file",
                "workspace//file",
                "/workspace/file",
                "/etc/file",
                "etc/file",
                "file",
                "workspaces/file",
                "workspace/missing/file"
            })
    void refusesEntriesOutsideTheRoots(String name) throws IOException {
        var archive = Archive.withRoots().file(name, "x");
        assertThatThrownBy(() -> SnapshotReader.restore(archive.stream(), target))
                .isInstanceOf(UnsafeSnapshotException.class);
        assertThat(outside).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%2E%2E/outside/file",
                "workspace/%2E%2E/outside/file",
                "workspace%2F..%2Foutside/file",
                "workspace/%00"
            })
    void refusesEncodedNamesOutsideTheRoots(String name) throws IOException {
        var archive = Archive.withRoots().percentEncoded(name, "x");
        assertThatThrownBy(() -> SnapshotReader.restore(archive.stream(), target))
                .isInstanceOf(UnsafeSnapshotException.class);
        assertThat(outside).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(strings = {"workspace/%", "workspace/%F", "workspace/%GG", "workspace/ü"})
    void refusesNamesThatAreNoEncodedOnes(String name) throws IOException {
        var archive = Archive.withRoots().percentEncoded(name, "x");
        assertThatThrownBy(() -> SnapshotReader.restore(archive.stream(), target))
                .isInstanceOf(CorruptSnapshotException.class);
    }

    @Test
    void writesThroughNoLinkOfTheArchive() throws IOException {
        var archive =
                Archive.withRoots().link("workspace/link", outside.toString()).file("workspace/link/file", "x");
        assertThatThrownBy(() -> SnapshotReader.restore(archive.stream(), target))
                .isInstanceOf(UnsafeSnapshotException.class);
        assertThat(outside).isEmptyDirectory();
    }

    @Test
    void replacesNoFolderByALinkAndWritesThroughIt() throws IOException {
        var archive = Archive.withRoots()
                .folder("workspace/folder")
                .link("workspace/folder", outside.toString())
                .file("workspace/folder/file", "x");
        assertThatThrownBy(() -> SnapshotReader.restore(archive.stream(), target))
                .isInstanceOf(UnsafeSnapshotException.class);
        assertThat(outside).isEmptyDirectory();
    }

    @Test
    void writesNoFileThroughALinkOfItsName() throws IOException {
        Path victim = Files.writeString(outside.resolve("file"), "untouched");
        var archive =
                Archive.withRoots().link("workspace/file", victim.toString()).file("workspace/file", "x");
        assertThatThrownBy(() -> SnapshotReader.restore(archive.stream(), target))
                .isInstanceOf(UnsafeSnapshotException.class);
        assertThat(victim).hasContent("untouched");
    }

    @Test
    void takesNoLinkForARoot() throws IOException {
        var archive = new Archive().link("workspace", outside.toString()).file("workspace/file", "x");
        assertThatThrownBy(() -> SnapshotReader.restore(archive.stream(), target))
                .isInstanceOf(UnsafeSnapshotException.class);
        assertThat(outside).isEmptyDirectory();
    }

    @Test
    void refusesHardLinksAndSpecialFiles() throws IOException {
        var hardLink = Archive.withRoots().hardLink("workspace/link", "/etc/passwd");
        var pipe = Archive.withRoots().special("workspace/pipe", TarConstants.LF_FIFO);
        var device = Archive.withRoots().special("workspace/device", TarConstants.LF_CHR);
        for (Archive archive : new Archive[] {hardLink, pipe, device}) {
            InputStream stream = archive.stream();
            Roots fresh = new Roots(Files.createTempDirectory(outside, "w"), Files.createTempDirectory(outside, "h"));
            assertThatThrownBy(() -> SnapshotReader.restore(stream, fresh)).isInstanceOf(UnsafeSnapshotException.class);
        }
    }

    @Test
    void letsTheLaterOfTwoFilesOfOneNameCount() throws IOException {
        var archive = Archive.withRoots().file("workspace/file", "older").file("workspace/file", "new");
        SnapshotReader.restore(archive.stream(), target);
        assertThat(target.workspace().resolve("file")).hasContent("new");
    }

    @Test
    void restoresIntoEmptyFoldersOnly() throws IOException {
        Path work = Files.writeString(Files.createDirectory(target.workspace()).resolve("work"), "mine");
        InputStream stream = Archive.withRoots().stream();
        assertThatThrownBy(() -> SnapshotReader.restore(stream, target)).isInstanceOf(OccupiedTargetException.class);
        assertThat(work).hasContent("mine");
    }

    @Test
    void refusesWhatIsNoSnapshot() throws IOException {
        assertCorrupt(new byte[0]);
        assertCorrupt("This is a text and no archive.".getBytes(StandardCharsets.UTF_8));
        assertCorrupt(Archive.withRoots().tar());
        assertCorrupt(Zstd.compress(new byte[0]));
        assertCorrupt(new Archive().folder("workspace").snapshot());
    }

    @Test
    void refusesASnapshotCutOffAnywhere() throws IOException {
        byte[] bytes = Archive.withRoots().file("workspace/file", "text").snapshot();
        for (int length = 0; length < bytes.length; length++) {
            assertCorrupt(Arrays.copyOf(bytes, length));
        }
    }

    @Test
    void refusesDamagedEntriesWithoutOtherErrors() throws IOException {
        byte[] tar = Archive.withRoots()
                .file("workspace/" + "long".repeat(40), "text")
                .link("workspace/link", "file")
                .tar();
        var random = new Random(7);
        for (int round = 0; round < 500; round++) {
            byte[] damaged = tar.clone();
            for (int hit = 0; hit < 4; hit++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            assertThatCode(() -> restoreSomewhere(Zstd.compress(damaged)))
                    .satisfiesAnyOf(error -> assertThat(error).isNull(), error -> assertThat(error)
                            .isInstanceOf(SnapshotException.class));
        }
    }

    @Test
    void refusesAnotherSnapshotThanTheExpectedOne() throws IOException {
        byte[] bytes = Archive.withRoots().snapshot();
        SnapshotDigest digest = SnapshotDigest.of(new ByteArrayInputStream(bytes));
        var other = new SnapshotDigest(digest.size(), "0".repeat(64));
        assertThatThrownBy(() -> SnapshotReader.restore(new ByteArrayInputStream(bytes), target, other))
                .isInstanceOf(CorruptSnapshotException.class);
    }

    @Test
    void tellsASourceThatFailsFromADamagedOne() {
        var failing = new FilterInputStream(InputStream.nullInputStream()) {
            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                throw new IOException("connection reset");
            }
        };
        assertThatThrownBy(() -> SnapshotReader.restore(failing, target))
                .isInstanceOf(IOException.class)
                .hasMessage("connection reset");
    }

    private void assertCorrupt(byte[] bytes) {
        assertThatThrownBy(() -> restoreSomewhere(bytes)).isInstanceOf(CorruptSnapshotException.class);
    }

    private void restoreSomewhere(byte[] bytes) throws IOException {
        Path folder = Files.createTempDirectory(outside, "restore");
        var roots = new Roots(folder.resolve("workspace"), folder.resolve("home"));
        SnapshotReader.restore(new ByteArrayInputStream(bytes), roots);
    }
}
