package dev.devex.storage.internal.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.devex.kernel.UnavailableException;
import dev.devex.storage.SnapshotId;
import dev.devex.storage.TooLargeArchiveException;
import dev.devex.storage.UnknownEntryException;
import dev.devex.storage.WorkspaceHistory.StoredArchive;
import dev.devex.storage.WorkspaceObject.Kind;
import dev.devex.storage.WorkspacePath;
import dev.devex.storage.internal.TestFolders;
import dev.devex.storage.internal.TestStore;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class ArchiveTest {
    @RegisterExtension
    private final TestStore test = new TestStore(100 << 20);

    private TestFolders folders;

    @TempDir
    @SuppressWarnings("NullAway")
    private Path target;

    @BeforeEach
    void create(@TempDir Path folder) throws IOException {
        test.store.create(test.workspace, TestStore.TEMPLATE);
        folders = new TestFolders(test, folder);
    }

    @Test
    void holdsFilesWithTheirModesAndTimes() throws IOException {
        folders.write("workspace/run.sh", "#!/bin/sh".getBytes(StandardCharsets.UTF_8), "rwxr-x---");
        folders.write("workspace/Zoë", "");
        Files.createDirectories(folders.path("home/empty/inside"));
        Files.createSymbolicLink(folders.path("workspace/link"), Path.of("no/such file"));
        folders.save();
        try (ZipFile zip = zip(Optional.empty())) {
            assertThat(names(zip))
                    .containsExactlyInAnyOrder(
                            "home/",
                            "home/empty/",
                            "home/empty/inside/",
                            "workspace/",
                            "workspace/Zoë",
                            "workspace/link",
                            "workspace/run.sh");
            ZipArchiveEntry script = zip.getEntry("workspace/run.sh");
            assertThat(script.getUnixMode()).isEqualTo(0100750);
            assertThat(script.getLastModifiedTime().toInstant())
                    .isEqualTo(TestFolders.TIME.truncatedTo(ChronoUnit.SECONDS));
            assertThat(zip.getInputStream(script)).hasContent("#!/bin/sh");
            assertThat(zip.getEntry("home/empty/inside/").getUnixMode() & 0170000)
                    .isEqualTo(0040000);
            assertThat(zip.getEntry("workspace/link").isUnixSymlink()).isTrue();
            assertThat(zip.getUnixSymlink(zip.getEntry("workspace/link"))).isEqualTo("no/such file");
        }
    }

    @Test
    void holdsFilesOfAnySize() throws IOException {
        var random = new Random(1);
        byte[] large = new byte[9_000_000];
        random.nextBytes(large);
        folders.write("workspace/large", large, "rw-r--r--");
        for (int file = 0; file < 5000; file++) {
            folders.write("workspace/small/" + file, "content " + file);
        }
        folders.save();
        try (ZipFile zip = zip(Optional.empty())) {
            assertThat(zip.getInputStream(zip.getEntry("workspace/large"))).hasBinaryContent(large);
            for (int file = 0; file < 5000; file++) {
                assertThat(zip.getInputStream(zip.getEntry("workspace/small/" + file)))
                        .hasContent("content " + file);
            }
            assertThat(names(zip)).hasSize(5004);
        }
    }

    @Test
    void holdsOneFolderUnderItsName() throws IOException {
        folders.write("workspace/src/deep/a", "a");
        folders.write("workspace/srcs", "no");
        folders.save();
        try (ZipFile zip = zip(Optional.of("workspace/src"))) {
            assertThat(names(zip)).containsExactlyInAnyOrder("src/", "src/deep/", "src/deep/a");
        }
        try (ZipFile zip = zip(Optional.of("workspace"))) {
            assertThat(names(zip)).contains("workspace/", "workspace/srcs").doesNotContain("home/");
        }
    }

    @Test
    void isNotMadeOfWhatIsNoFolder() {
        for (String path : new String[] {"workspace/no", "workspace/hello.txt"}) {
            assertThatThrownBy(() -> archive(Optional.of(path))).isInstanceOf(UnknownEntryException.class);
        }
    }

    @Test
    void hasNoEndWhereSomethingIsDamaged() throws IOException {
        folders.write("workspace/a", "a");
        folders.write("workspace/large", new byte[9_000_000], "rw-r--r--");
        folders.save();
        StoredArchive archive = archive(Optional.empty());
        test.bucket.list(test.keys.objects(Kind.PACK)).forEach(pack -> test.bucket.write(pack.key(), new byte[100]));
        var out = new ByteArrayOutputStream();
        assertThatThrownBy(() -> archive.content().writeTo(out)).isInstanceOf(IOException.class);
        assertThat(out.size()).isLessThan(Math.toIntExact(archive.size()));
        assertThat(out.toString(StandardCharsets.ISO_8859_1))
                .startsWith("PK\3\4")
                .doesNotContain("PK\5\6");
    }

    @Test
    void takesNoMoreEntriesThanThereIsRoomFor() throws IOException {
        Archives archives = new Archives(test.states(), 4);
        var snapshot = test.history.find(test.workspace, SnapshotId.NOW);
        StoredArchive first = archives.archive(test.keys, snapshot, Optional.empty());
        first.content().writeTo(new ProbingStream(() -> assertThatThrownBy(
                        () -> archives.archive(test.keys, snapshot, Optional.empty()))
                .isInstanceOf(UnavailableException.class)));
        archives.archive(test.keys, snapshot, Optional.empty()).content().writeTo(OutputStream.nullOutputStream());
        Archives smaller = new Archives(test.states(), 3);
        assertThatThrownBy(() -> smaller.archive(test.keys, snapshot, Optional.empty()))
                .isInstanceOf(TooLargeArchiveException.class);
    }

    private StoredArchive archive(Optional<String> folder) {
        return test.history.archive(test.workspace, SnapshotId.NOW, folder.map(path -> new WorkspacePath(path, false)));
    }

    private ZipFile zip(Optional<String> folder) throws IOException {
        Path file = target.resolve("archive.zip");
        StoredArchive archive = archive(folder);
        try (OutputStream out = Files.newOutputStream(file)) {
            archive.content().writeTo(out);
        }
        assertThat(file).hasSize(archive.size());
        return ZipFile.builder().setPath(file).get();
    }

    private static List<String> names(ZipFile zip) {
        return Collections.list(zip.getEntries()).stream()
                .map(ZipArchiveEntry::getName)
                .toList();
    }

    /** Looks at something in the middle of what is written. */
    private static final class ProbingStream extends OutputStream {
        private final Runnable probe;

        ProbingStream(Runnable probe) {
            this.probe = probe;
        }

        @Override
        public void write(int one) {
            probe.run();
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            probe.run();
        }
    }
}
