package dev.devex.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SmallFilesTest {
    private final StoredObjects store = new StoredObjects();
    private final HandmadeSnapshot snapshot = new HandmadeSnapshot(store);
    private final List<Long> reads = new ArrayList<>();

    @Test
    void readsEachFrameOnceInItsOrder() throws IOException {
        Part both = snapshot.frame("onetwo".getBytes(StandardCharsets.UTF_8));
        Part last = snapshot.frame("three".getBytes(StandardCharsets.UTF_8));
        var files = List.of(file("c", last, 0, "three"), file("b", both, 3, "two"), file("a", both, 0, "one"));
        assertThat(read(files)).containsExactly("a one", "b two", "c three");
        assertThat(reads).containsExactly(both.frameOffset(), last.frameOffset());
    }

    @Test
    void givesNothingThatIsNotWhatWasStored() {
        Part part = snapshot.frame("other".getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> read(List.of(file("a", part, 0, "right"))))
                .isInstanceOf(CorruptSnapshotException.class);
    }

    @Test
    void noticesAPackThatEndsBeforeAFrame() {
        Part part = snapshot.frame("content".getBytes(StandardCharsets.UTF_8));
        var beyond = new Part(0, part.frameOffset() + 1000, part.frameLength(), 0, part.length(), part.sha256());
        assertThatThrownBy(() -> read(List.of(file("a", beyond, 0, "content"))))
                .isInstanceOf(CorruptSnapshotException.class);
    }

    private List<String> read(List<Entry.File> files) throws IOException {
        var contents = new ArrayList<String>();
        try (var small = new SmallFiles(List.of(snapshot.storePack()), new Counting())) {
            small.read(
                    files,
                    (file, content) -> contents.add(file.path().text().substring("home/".length()) + " "
                            + StandardCharsets.UTF_8.decode(content)));
        }
        return contents;
    }

    private static Entry.File file(String name, Part frame, int offset, String text) {
        var sha256 = Sha256.ofContent(text.getBytes(StandardCharsets.UTF_8));
        var part = new Part(0, frame.frameOffset(), frame.frameLength(), offset, text.length(), sha256);
        return new Entry.File(
                new EntryPath("home/" + name), 0644, HandmadeSnapshot.TIME, text.length(), sha256, List.of(part));
    }

    /** Notes where packs are read. */
    private final class Counting implements ObjectSource {
        @Override
        public InputStream manifest(Sha256 sha256) throws IOException {
            return store.manifest(sha256);
        }

        @Override
        public InputStream pack(StoredPack pack) throws IOException {
            return store.pack(pack);
        }

        @Override
        public InputStream pack(StoredPack pack, long offset, int length) throws IOException {
            reads.add(offset);
            return ObjectSource.super.pack(pack, offset, length);
        }
    }
}
