package dev.devex.snapshot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.Zstd;
import dev.devex.snapshot.internal.pack.Packs;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of snapshots that are damaged, or made to do harm: an error that says so, and nothing outside the target. */
class DamagedSnapshotTest {
    private static final String HEADER =
            "{\"format\":\"devex-snapshot\",\"version\":1,\"base\":null,\"packs\":[],\"entries\":%d,\"bytes\":0,\"omitted\":[]}";
    private static final String FOLDER =
            "{\"path\":\"%s\",\"type\":\"folder\",\"mode\":493,\"modified\":\"2026-01-01T12:00:00Z\"}";
    private static final String FILE =
            "{\"path\":\"%s\",\"type\":\"file\",\"mode\":420,\"modified\":\"2026-01-01T12:00:00Z\","
                    + "\"size\":0,\"sha256\":\"" + Sha256.EMPTY + "\",\"parts\":[]}";
    private static final String LINK = "{\"path\":\"%s\",\"type\":\"link\",\"mode\":511,"
            + "\"modified\":\"2026-01-01T12:00:00Z\",\"target\":\"%s\"}";

    private final StoredObjects store = new StoredObjects();
    private final HandmadeSnapshot snapshot = new HandmadeSnapshot(store);
    private Path outside;
    private Path folder;

    @BeforeEach
    void makeTarget(@TempDir Path temporary) throws IOException {
        outside = Files.createDirectory(temporary.resolve("outside"));
        folder = Files.createDirectory(temporary.resolve("target"));
    }

    @AfterEach
    void nothingIsWrittenOutside() {
        assertThat(outside).isEmptyDirectory();
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
                "xyz/file",
                "xyz",
                "workspaces/file",
                "workspace/missing/file",
                "workspace/\\u0000"
            })
    void refusesEntriesOutsideTheRoots(String path) throws IOException {
        assertFails(lines(roots(), FILE.formatted(path))).isInstanceOf(UnsafeSnapshotException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%2E%2E/outside/file", "workspace/%2E%2E/outside/file", "workspace/%00"})
    void refusesEncodedNamesOutsideTheRoots(String path) throws IOException {
        String line = FILE.formatted(path).replace("\"type\"", "\"encoded\":true,\"type\"");
        assertFails(lines(roots(), line)).isInstanceOf(UnsafeSnapshotException.class);
    }

    @Test
    void writesThroughNoLink() throws IOException {
        String link = LINK.formatted("workspace/link", outside);
        assertFails(lines(roots(), link, FILE.formatted("workspace/link/file")))
                .isInstanceOf(UnsafeSnapshotException.class);
    }

    @Test
    void takesNoLinkForARoot() throws IOException {
        String link = LINK.formatted("workspace", outside);
        assertFails(lines(FOLDER.formatted("home"), link, FILE.formatted("workspace/file")))
                .isInstanceOf(SnapshotException.class);
    }

    @Test
    void refusesTwoEntriesOfOneName() throws IOException {
        String link = LINK.formatted("workspace/file", outside.resolve("file"));
        assertFails(lines(roots(), link, FILE.formatted("workspace/file")))
                .isInstanceOf(CorruptSnapshotException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"device\"", "\"hardlink\"", "\"gone\"", "7"})
    void refusesOtherThanFilesFoldersAndLinks(String type) throws IOException {
        assertFails(lines(roots(), FILE.formatted("workspace/file").replace("\"file\",", type + ",")))
                .isInstanceOf(SnapshotException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"mode\":512", "\"mode\":-1", "\"mode\":99999999999", "\"mode\":\"x\"", "\"other\":1"})
    void refusesModesThatThereAreNot(String mode) throws IOException {
        assertFails(lines(roots(), FILE.formatted("workspace/file").replace("\"mode\":420", mode)))
                .isInstanceOf(CorruptSnapshotException.class);
    }

    @Test
    void saysThatASnapshotIsFromANewerVersion() throws IOException {
        String header = HEADER.formatted(2).replace("\"version\":1", "\"version\":2");
        assertFails(Zstd.compress((header + "\n").getBytes(UTF_8)))
                .isInstanceOf(NewerSnapshotException.class)
                .hasMessage("The snapshot was written by a newer Devex, as version 2 of the format.");
    }

    @Test
    void refusesASnapshotThatHoldsLessThanItSays() throws IOException {
        byte[] text = (HEADER.formatted(3) + "\n" + roots() + "\n").getBytes(UTF_8);
        assertFails(Zstd.compress(text)).isInstanceOf(CorruptSnapshotException.class);
    }

    @Test
    void refusesAManifestCutOffAnywhere() throws IOException {
        byte[] bytes = lines(roots(), FILE.formatted("workspace/file"));
        for (int length = 0; length < bytes.length; length++) {
            assertFails(Arrays.copyOf(bytes, length)).isInstanceOf(CorruptSnapshotException.class);
        }
    }

    @Test
    void refusesDamagedManifestsWithoutOtherErrors() throws IOException {
        byte[] text = Zstd.decompress(
                lines(roots(), FILE.formatted("workspace/file"), LINK.formatted("workspace/link", "file")), 10_000);
        var random = new Random(7);
        for (int round = 0; round < 500; round++) {
            byte[] damaged = text.clone();
            for (int hit = 0; hit < 3; hit++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            Sha256 name = store.putManifest(Zstd.compress(damaged));
            assertThatCode(() -> SnapshotRestorer.restore(name, store, target()))
                    .satisfiesAnyOf(error -> assertThat(error).isNull(), error -> assertThat(error)
                            .isInstanceOf(SnapshotException.class));
        }
    }

    @Test
    void refusesAnotherManifestThanTheOneAskedFor() throws IOException {
        Sha256 name = snapshot.store();
        byte[] other = lines(roots());
        store.objects.put(ObjectName.manifest(name), other);
        assertFails(name).isInstanceOf(CorruptSnapshotException.class);
    }

    @Test
    void refusesAFrameThatHoldsMoreThanItSays() throws IOException {
        Sha256 sha256 = Sha256.ofContent(new byte[1 << 20]);
        Part part = snapshot.rawFrame(zeros(10L << 30, 1 << 20), 1 << 20, sha256);
        assertFails(snapshot.file("workspace/bomb", 0644, 1 << 20, sha256, part))
                .isInstanceOf(CorruptSnapshotException.class);
    }

    @Test
    void refusesAFrameLargerThanAnyMayBe() throws IOException {
        Part part = snapshot.rawFrame(zeros(1L << 30, 1 << 30), 8, Sha256.EMPTY);
        assertFails(snapshot.file("workspace/bomb", 0644, 8, Sha256.EMPTY, part))
                .isInstanceOf(CorruptSnapshotException.class);
    }

    @Test
    void refusesContentThatIsNotWhatItsHashSays() throws IOException {
        Part part = snapshot.rawFrame(Zstd.compress(new byte[9]), 9, Sha256.EMPTY);
        assertFails(snapshot.file("workspace/file", 0644, 9, Sha256.EMPTY, part))
                .isInstanceOf(CorruptSnapshotException.class);
    }

    @Test
    void refusesALargeFileWhosePiecesAreRightAndWholeIsNot() throws IOException {
        Part piece = snapshot.frame(new byte[Packs.PIECE]);
        Part end = snapshot.frame(new byte[9]);
        assertFails(snapshot.file("workspace/file", 0644, Packs.PIECE + 9L, Sha256.EMPTY, piece, end))
                .isInstanceOf(CorruptSnapshotException.class);
    }

    @Test
    void refusesPartsOutsideTheirFrame() throws IOException {
        Part part = snapshot.frame(new byte[9]);
        var outOfFrame = new Part(0, part.frameOffset(), part.frameLength(), 5, 9, part.sha256());
        assertFails(snapshot.file("workspace/file", 0644, 9, part.sha256(), outOfFrame))
                .isInstanceOf(CorruptSnapshotException.class);
    }

    @Test
    void refusesPartsOutsideTheirPackOrInNone() throws IOException {
        Part part = snapshot.frame(new byte[9]);
        var behind = new Part(0, part.frameOffset() + 1, part.frameLength(), 0, 9, part.sha256());
        var elsewhere = new Part(1, part.frameOffset(), part.frameLength(), 0, 9, part.sha256());
        for (Part wrong : new Part[] {behind, elsewhere}) {
            assertFails(snapshot.file("workspace/file", 0644, 9, part.sha256(), wrong))
                    .isInstanceOf(CorruptSnapshotException.class);
        }
    }

    @Test
    void refusesFramesThatOverlap() throws IOException {
        Part part = snapshot.frame(new byte[9]);
        snapshot.frame(new byte[20]);
        var longer = new Part(0, part.frameOffset(), part.frameLength() + 1, 0, 9, part.sha256());
        var later = new Part(0, part.frameOffset() + 1, part.frameLength(), 0, 9, part.sha256());
        snapshot.file("workspace/file", 0644, 9, part.sha256(), part);
        for (Part wrong : new Part[] {longer, later}) {
            assertFails(snapshot.file("workspace/other", 0644, 9, part.sha256(), wrong))
                    .isInstanceOf(CorruptSnapshotException.class);
        }
    }

    @Test
    void refusesAPackThatIsShorterThanTheStoreSaid() throws IOException {
        Sha256 name = snapshot.file("workspace/file", "content").store();
        byte[] bytes = pack();
        for (int length = 0; length < bytes.length; length++) {
            putPack(Arrays.copyOf(bytes, length));
            assertFails(name).isInstanceOf(CorruptSnapshotException.class);
        }
    }

    @Test
    void refusesADamagedFrameWhateverIsWrongInIt() throws IOException {
        Sha256 name = snapshot.file("workspace/file", "content ".repeat(50)).store();
        byte[] bytes = pack();
        for (int at = Packs.FIRST_FRAME; at < bytes.length; at++) {
            byte[] damaged = bytes.clone();
            damaged[at] ^= 0x55;
            putPack(damaged);
            assertThatCode(() -> SnapshotRestorer.restore(name, store, target()))
                    .satisfiesAnyOf(error -> assertThat(error).isNull(), error -> assertThat(error)
                            .isInstanceOf(CorruptSnapshotException.class));
        }
    }

    @Test
    void tellsAStoreThatFailsFromADamagedSnapshot() throws IOException {
        Sha256 name = snapshot.file("workspace/file", "content").store();
        var failing = new ObjectSource() {
            @Override
            public InputStream manifest(Sha256 sha256) throws IOException {
                return store.manifest(sha256);
            }

            @Override
            public InputStream pack(StoredPack pack) {
                return new FilterInputStream(InputStream.nullInputStream()) {
                    @Override
                    public long skip(long count) throws IOException {
                        throw new IOException("connection reset");
                    }
                };
            }
        };
        assertThatThrownBy(() -> SnapshotRestorer.restore(name, failing, target()))
                .isInstanceOf(IOException.class)
                .hasMessage("connection reset");
        store.objects.keySet().removeIf(object -> object.kind() == ObjectName.Kind.PACK);
        assertFails(name).isInstanceOf(NoSuchFileException.class);
    }

    private static String roots() {
        return FOLDER.formatted("home") + "\n" + FOLDER.formatted("workspace");
    }

    private static byte[] lines(String... lines) {
        String body = String.join("\n", lines);
        return Zstd.compress((HEADER.formatted(body.lines().count()) + "\n" + body + "\n").getBytes(UTF_8));
    }

    /** A frame that says it holds {@code said} bytes, and holds {@code size} zeros, in blocks of one repeated byte (RFC 8878). */
    private static byte[] zeros(long size, int said) {
        int block = 1 << 17;
        int blocks = Math.toIntExact(size / block);
        var frame = ByteBuffer.allocate(10 + 4 * blocks).order(ByteOrder.LITTLE_ENDIAN);
        frame.putInt(0xFD2FB528).put((byte) 0x80).put((byte) 0x50).putInt(said);
        for (int left = blocks; left > 0; left--) {
            int header = block << 3 | 1 << 1 | (left == 1 ? 1 : 0);
            frame.put((byte) header).put((byte) (header >> 8)).put((byte) (header >> 16));
            frame.put((byte) 0);
        }
        return frame.array();
    }

    private byte[] pack() {
        return store.objects.getOrDefault(ObjectName.pack(snapshot.storePack().sha256()), new byte[0]);
    }

    private void putPack(byte[] bytes) {
        store.objects.put(ObjectName.pack(snapshot.storePack().sha256()), bytes);
    }

    private AbstractThrowableAssert<?, ?> assertFails(HandmadeSnapshot made) throws IOException {
        return assertFails(made.store());
    }

    private AbstractThrowableAssert<?, ?> assertFails(byte[] manifest) throws IOException {
        return assertFails(store.putManifest(manifest));
    }

    private AbstractThrowableAssert<?, ?> assertFails(Sha256 manifest) throws IOException {
        Roots target = target();
        return assertThatThrownBy(() -> SnapshotRestorer.restore(manifest, store, target));
    }

    private Roots target() throws IOException {
        Path fresh = Files.createTempDirectory(folder, "restore");
        return new Roots(fresh.resolve("workspace"), fresh.resolve("home"));
    }
}
