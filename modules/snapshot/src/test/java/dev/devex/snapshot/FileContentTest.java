package dev.devex.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.devex.snapshot.internal.pack.Packs;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FileContentTest {
    private final StoredObjects store = new StoredObjects();
    private final HandmadeSnapshot snapshot = new HandmadeSnapshot(store);

    @Test
    void readsAFileWhosePiecesLieInAnyOrder() throws IOException {
        byte[] bytes = new byte[Packs.PIECE + 5];
        new Random(3).nextBytes(bytes);
        Part end = snapshot.frame(Arrays.copyOfRange(bytes, Packs.PIECE, bytes.length));
        Part start = snapshot.frame(Arrays.copyOf(bytes, Packs.PIECE));
        try (var content = open(file(bytes.length, Sha256.ofContent(bytes), start, end))) {
            assertThat(content).hasBinaryContent(bytes);
        }
    }

    @Test
    void readsAnEmptyFile() throws IOException {
        try (var content = open(file(0, Sha256.EMPTY))) {
            assertThat(content.read()).isNegative();
        }
    }

    @Test
    void givesNothingOfAPieceThatIsNotWhatWasStored() throws IOException {
        Part part = snapshot.frame(new byte[9]);
        var wrong = new Part(0, part.frameOffset(), part.frameLength(), 0, 9, Sha256.EMPTY);
        try (var content = open(file(9, Sha256.EMPTY, wrong))) {
            assertThatThrownBy(content::read).isInstanceOf(CorruptSnapshotException.class);
        }
    }

    @Test
    void endsWithAnErrorWhenTheWholeIsNotWhatWasStored() throws IOException {
        Part piece = snapshot.frame(new byte[Packs.PIECE]);
        Part end = snapshot.frame(new byte[9]);
        try (var content = open(file(Packs.PIECE + 9L, Sha256.EMPTY, piece, end))) {
            assertThatThrownBy(content::readAllBytes).isInstanceOf(CorruptSnapshotException.class);
        }
    }

    private InputStream open(Entry.File file) {
        return new FileContent(file, List.of(snapshot.storePack()), store);
    }

    private static Entry.File file(long size, Sha256 sha256, Part... parts) {
        return new Entry.File(
                new EntryPath("workspace/file"), 0644, HandmadeSnapshot.TIME, size, sha256, List.of(parts));
    }
}
