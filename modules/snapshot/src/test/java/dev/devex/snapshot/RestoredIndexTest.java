package dev.devex.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.devex.snapshot.internal.pack.Packs;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the index that a restore leaves does for the first save after it. */
class RestoredIndexTest {
    private final StoredObjects store = new StoredObjects();
    private Sha256 snapshot;
    private Path index;
    private Roots target;

    @BeforeEach
    void saveAndRestore(@TempDir Path folder) throws IOException {
        var source = new Roots(folder.resolve("source/workspace"), folder.resolve("source/home"));
        Files.createDirectories(source.workspace().resolve("folder"));
        Files.createDirectories(source.home());
        Files.writeString(source.workspace().resolve("folder/file"), "kept");
        Files.write(source.workspace().resolve("large"), new byte[Packs.PIECE + 1]);
        Files.createSymbolicLink(source.workspace().resolve("link"), Path.of("folder/file"));
        snapshot = new SnapshotSaver(source, store, store, folder.resolve("first-index"))
                .prepare(Optional.empty())
                .save()
                .orElseThrow()
                .manifest();
        index = folder.resolve("index");
        target = new Roots(folder.resolve("workspace"), folder.resolve("home"));
        SnapshotRestorer.restore(snapshot, store, target, index);
    }

    @Test
    void needsNothingOfTheStoreToSeeThatNothingHasChanged() throws IOException {
        var silent = new ObjectSource() {
            @Override
            public InputStream manifest(Sha256 sha256) throws IOException {
                throw new IOException("asked for the manifest");
            }

            @Override
            public InputStream pack(StoredPack pack) throws IOException {
                throw new IOException("asked for a pack");
            }
        };
        assertThat(new SnapshotSaver(target, silent, store, index)
                        .prepare(Optional.of(snapshot))
                        .save())
                .isEmpty();
    }

    @Test
    void noticesAChangeRightAfterwards() throws IOException {
        Files.writeString(target.workspace().resolve("folder/file"), "tpek");
        assertNoticesTheFile();
    }

    @Test
    void noticesAChangeWhoseTimeWasSetBack() throws IOException {
        Path file = target.workspace().resolve("folder/file");
        FileTime time = Files.getLastModifiedTime(file);
        Files.writeString(file, "tpek");
        Files.setLastModifiedTime(file, time);
        assertNoticesTheFile();
    }

    private void assertNoticesTheFile() throws IOException {
        PreparedSave save = new SnapshotSaver(target, store, store, index)
                .prepare(Optional.of(snapshot))
                .save()
                .orElseThrow();
        try (var difference =
                new StateDifference(StateReader.open(snapshot, store), StateReader.open(save.manifest(), store))) {
            Change change = difference.next();
            assertThat(change).isNotNull();
            assertThat(change.path()).hasToString("workspace/folder/file");
            assertThat(difference.next()).isNull();
        }
    }
}
