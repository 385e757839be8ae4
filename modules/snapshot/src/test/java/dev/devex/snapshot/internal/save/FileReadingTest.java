package dev.devex.snapshot.internal.save;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.devex.snapshot.Omission;
import dev.devex.snapshot.Omission.Reason;
import dev.devex.snapshot.Sha256;
import dev.devex.snapshot.StoredObjects;
import dev.devex.snapshot.internal.index.FileState;
import dev.devex.snapshot.internal.index.IndexRecord;
import dev.devex.snapshot.internal.object.SpoolFolder;
import dev.devex.snapshot.internal.object.Uploads;
import dev.devex.snapshot.internal.pack.Blob;
import dev.devex.snapshot.internal.pack.BlobWriter;
import dev.devex.snapshot.internal.pack.FrameCompressor;
import dev.devex.snapshot.internal.pack.FrameTable;
import dev.devex.snapshot.internal.pack.PackWriter;
import dev.devex.snapshot.internal.pack.Packs;
import dev.devex.snapshot.internal.save.FileReading.Content;
import dev.devex.snapshot.internal.save.TreeWalk.Found;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that somebody writes to just between the first piece and the second. */
class FileReadingTest {
    private static final byte[] BEFORE = new byte[Packs.PIECE + 10];

    private final StoredObjects store = new StoredObjects();
    private Path folder;
    private Path file;

    @BeforeEach
    void makeFile(@TempDir Path temporary) throws IOException {
        folder = temporary;
        file = Files.write(folder.resolve("file"), BEFORE);
    }

    @Test
    void readsWhatRests() throws IOException {
        Content content = readWhile(1, () -> {});
        assertThat(content.steady()).isTrue();
        assertThat(content.sha256()).isEqualTo(Sha256.ofContent(BEFORE));
        assertThat(content.blobs()).extracting(Blob::length).containsExactly(Packs.PIECE, 10);
    }

    @Test
    void readsAgainWhatIsWrittenToMeanwhile() throws IOException {
        byte[] after = BEFORE.clone();
        Arrays.fill(after, (byte) 1);
        assertHolds(readWhile(1, () -> Files.write(file, after)), after);
    }

    @Test
    void readsAgainWhatBecomesShorterMeanwhile() throws IOException {
        byte[] after = new byte[100];
        assertHolds(readWhile(1, () -> Files.write(file, after)), after);
    }

    @Test
    void readsAgainWhatIsReplacedMeanwhile() throws IOException {
        byte[] after = {1, 2, 3};
        assertHolds(
                readWhile(1, () -> {
                    Files.delete(file);
                    Files.write(file, after);
                }),
                after);
    }

    @Test
    void holdsWhatVanishesMeanwhile() throws IOException {
        assertHolds(readWhile(1, () -> Files.delete(file)), BEFORE);
    }

    @Test
    void leavesOutWhatBecomesAFolderMeanwhile() {
        assertThatThrownBy(() -> readWhile(1, () -> {
                    Files.delete(file);
                    Files.createDirectory(file);
                }))
                .isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void saysThatAFileNeverRested() throws IOException {
        Content content =
                readWhile(Integer.MAX_VALUE, () -> Files.write(file, new byte[] {1}, StandardOpenOption.APPEND));
        assertThat(content.steady()).isFalse();
        assertThat(content.state().size())
                .isEqualTo(content.blobs().stream().mapToLong(Blob::length).sum());
    }

    @Test
    void listsWhatNeverRested() throws IOException {
        var omissions = new ArrayList<Omission>();
        Disturbance growing = () -> Files.write(file, new byte[] {1}, StandardOpenOption.APPEND);

        assertThat(record(FileState.of(file), growing, omissions)).isNotNull();
        assertThat(omissions).containsExactly(new Omission("workspace/file", Reason.CHANGED));
    }

    @Test
    void leavesOutWhatVanishedBeforeItWasRead() throws IOException {
        var omissions = new ArrayList<Omission>();
        FileState before = FileState.of(file);
        Files.delete(file);
        assertThat(record(before, () -> {}, omissions)).isNull();
        assertThat(omissions).isEmpty();
    }

    private static void assertHolds(Content content, byte[] expected) {
        assertThat(content.steady()).isTrue();
        assertThat(content.sha256()).isEqualTo(Sha256.ofContent(expected));
        assertThat(content.state().size()).isEqualTo(expected.length);
        assertThat(content.blobs().stream().mapToInt(Blob::length).sum()).isEqualTo(expected.length);
    }

    private @Nullable IndexRecord record(FileState found, Disturbance disturbance, List<Omission> omissions)
            throws IOException {
        return reading(Integer.MAX_VALUE, disturbance, (reading, previous) -> {
            try (var unlocked = new Unlocked()) {
                return new RecordMaker(
                                reading,
                                previous,
                                unlocked,
                                (path, reason) -> omissions.add(new Omission(path, reason)))
                        .record(new Found("workspace/file", file, found), null);
            }
        });
    }

    private Content readWhile(int times, Disturbance disturbance) throws IOException {
        return Objects.requireNonNull(
                reading(times, disturbance, (reading, previous) -> reading.read(file, FileState.of(file), List.of())));
    }

    private <T> @Nullable T reading(int times, Disturbance disturbance, Use<T> use) throws IOException {
        try (SpoolFolder spool = SpoolFolder.beside(folder.resolve("index"));
                var uploads = new Uploads(store)) {
            var frames = new FrameTable(0);
            try (var packs = new PackWriter(List.of(), frames, spool, uploads, Optional.empty());
                    var compressor = new FrameCompressor(packs)) {
                var previous = PreviousState.of(Optional.empty(), folder.resolve("index"), store, spool);
                var writer = new Disturbed(frames, compressor, disturbance, times);
                return use.of(new FileReading(writer, previous), previous);
            }
        }
    }

    private interface Use<T> {
        @Nullable
        T of(FileReading reading, PreviousState previous) throws IOException;
    }

    private interface Disturbance {
        void happen() throws IOException;
    }

    /** Lets something happen whenever the second piece of the file is about to be read. */
    private static final class Disturbed extends BlobWriter {
        private final Disturbance disturbance;
        private int left;

        Disturbed(FrameTable frames, FrameCompressor compressor, Disturbance disturbance, int times) {
            super(frames, compressor);
            this.disturbance = disturbance;
            this.left = times;
        }

        @Override
        public ByteBuffer room(int length) throws IOException {
            if (length < Packs.PIECE && left > 0) {
                left--;
                disturbance.happen();
            }
            return super.room(length);
        }
    }
}
