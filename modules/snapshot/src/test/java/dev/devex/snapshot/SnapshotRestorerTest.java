package dev.devex.snapshot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.Zstd;
import dev.devex.snapshot.internal.pack.Packs;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotRestorerTest {
    private final StoredObjects store = new StoredObjects();
    private final HandmadeSnapshot snapshot = new HandmadeSnapshot(store);
    private Roots target;

    @BeforeEach
    void makeTarget(@TempDir Path folder) {
        target = new Roots(folder.resolve("workspace"), folder.resolve("home"));
    }

    @Test
    void restoresFilesFoldersAndLinksOfBothRoots() throws Exception {
        restore(snapshot.folder("workspace/src", 0755)
                .file("workspace/src/index.js", "console.log(1)")
                .file("workspace/empty", "")
                .folder("workspace/nothing", 0755)
                .link("workspace/link", "src/index.js")
                .file("home/.profile", "export A=1"));
        assertThat(target.workspace().resolve("src/index.js")).hasContent("console.log(1)");
        assertThat(target.workspace().resolve("empty")).isEmptyFile();
        assertThat(target.workspace().resolve("nothing")).isEmptyDirectory();
        assertThat(Files.readSymbolicLink(target.workspace().resolve("link"))).hasToString("src/index.js");
        assertThat(target.home().resolve(".profile")).hasContent("export A=1");
    }

    @Test
    void restoresModesAndTimes() throws Exception {
        restore(snapshot.folder("workspace/closed", 0500)
                .file("workspace/closed/run.sh", 0751, new byte[] {1})
                .file("workspace/large", 0640, random(Packs.PIECE + 1))
                .link("workspace/link", "nowhere"));
        assertThat(mode("closed")).isEqualTo("r-x------");
        assertThat(mode("closed/run.sh")).isEqualTo("rwxr-x--x");
        assertThat(mode("large")).isEqualTo("rw-r-----");
        for (String name : List.of("", "closed", "closed/run.sh", "large")) {
            assertThat(modified(name)).isEqualTo(HandmadeSnapshot.TIME);
        }
        assertThat(modified("link").toInstant())
                .isEqualTo(HandmadeSnapshot.TIME.toInstant().truncatedTo(ChronoUnit.MICROS));
    }

    @Test
    void leavesTheModeOfARootAsItWas() throws Exception {
        Files.setPosixFilePermissions(
                Files.createDirectory(target.workspace()), PosixFilePermissions.fromString("rwx------"));
        restore(snapshot.folder("workspace", 0));
        assertThat(mode("")).isEqualTo("rwx------");
    }

    @Test
    void restoresLinksThatLeadAnywhereAndFollowsNone(@TempDir Path elsewhere) throws Exception {
        restore(snapshot.link("workspace/a", elsewhere.toString())
                .link("workspace/b", "../../../no/such/thing")
                .link("workspace/c", ".."));
        assertThat(Files.readSymbolicLink(target.workspace().resolve("a"))).isEqualTo(elsewhere);
        assertThat(Files.readSymbolicLink(target.workspace().resolve("b"))).hasToString("../../../no/such/thing");
        assertThat(Files.readSymbolicLink(target.workspace().resolve("c"))).hasToString("..");
        assertThat(elsewhere).isEmptyDirectory();
    }

    @Test
    void restoresNamesOfAnyBytes() throws Exception {
        String[] names = {"a\nb", " lead", "back\\slash", "-rf", "日本語", "ü".repeat(127), "x".repeat(255), "100%"};
        for (String name : names) {
            snapshot.file("workspace/" + name, name);
        }
        snapshot.file("workspace/caf\udce9", "latin").link("workspace/l", "caf\udce9");
        restore(snapshot);
        for (String name : names) {
            assertThat(target.workspace().resolve(name)).hasContent(name);
        }
        Path latin = Path.of(URI.create(target.workspace().toUri() + "caf%E9"));
        assertThat(Files.readString(latin)).isEqualTo("latin");
        assertThat(Files.readSymbolicLink(target.workspace().resolve("l"))).isEqualTo(latin.getFileName());
    }

    @Test
    void restoresPathsOfFourThousandBytes() throws Exception {
        var path = new StringBuilder("workspace");
        while (path.length() < 3800) {
            snapshot.folder(path.append('/').append("d".repeat(190)).toString(), 0755);
        }
        String leaf = path + "/" + "f".repeat(3999 - path.length());
        restore(snapshot.file(leaf, "deep"));
        assertThat(leaf).hasSize(4000);
        assertThat(target.workspace().resolve(leaf.substring("workspace/".length())))
                .hasContent("deep");
    }

    @Test
    void putsLargeFilesTogetherFromTheirPieces() throws Exception {
        byte[] bytes = random(3 * Packs.PIECE + 17);
        restore(snapshot.file("workspace/large", 0644, bytes));
        assertThat(target.workspace().resolve("large")).hasBinaryContent(bytes);
    }

    @Test
    void makesHolesOfZeros() throws Exception {
        byte[] bytes = new byte[3 * Packs.PIECE];
        bytes[Packs.PIECE] = 1;
        restore(snapshot.file("workspace/sparse", 0644, bytes)
                .file("workspace/zeros", 0644, new byte[Packs.PIECE + 1]));
        Path sparse = target.workspace().resolve("sparse");
        assertThat(sparse).hasBinaryContent(bytes);
        assertThat(blocks(sparse)).isLessThan(2L * Packs.PIECE / 512);
        assertThat(target.workspace().resolve("zeros")).hasBinaryContent(new byte[Packs.PIECE + 1]);
    }

    @Test
    void restoresSeveralFilesFromOneContent() throws Exception {
        Part part = snapshot.frame("one,two".getBytes(UTF_8));
        Part end = new Part(0, part.frameOffset(), part.frameLength(), 4, 3, Sha256.ofContent("two".getBytes(UTF_8)));
        restore(snapshot.file("workspace/all", 0644, 7, part.sha256(), part)
                .file("workspace/end", 0644, 3, end.sha256(), end)
                .file("workspace/end2", 0644, 3, end.sha256(), end));
        assertThat(target.workspace().resolve("all")).hasContent("one,two");
        assertThat(target.workspace().resolve("end")).hasContent("two");
        assertThat(target.workspace().resolve("end2")).hasContent("two");
    }

    @Test
    void restoresADeltaTogetherWithItsBase() throws Exception {
        Sha256 base = snapshot.folder("workspace/gone", 0755)
                .file("workspace/gone/file", "x")
                .file("workspace/kept", "kept")
                .store();
        var header = new ManifestHeader(Optional.of(base), snapshot.header().packs(), 3, 4, List.of());
        Sha256 delta = store.putManifest(header, List.of(new Entry.Gone(new EntryPath("workspace/gone"))));
        SnapshotRestorer.restore(delta, store, target);
        assertThat(target.workspace().resolve("kept")).hasContent("kept");
        assertThat(target.workspace().resolve("gone")).doesNotExist();
    }

    @Test
    void salvagesAllThatIsSound() throws Exception {
        byte[] pieces = new byte[Packs.PIECE + 1];
        Part damaged = snapshot.rawFrame(new byte[9], 5, Sha256.EMPTY);
        Part other = snapshot.frame("other".getBytes(UTF_8));
        Part end = snapshot.frame(new byte[1]);
        Part wrongPiece = snapshot.rawFrame(Zstd.compress(new byte[9]), Packs.PIECE, Sha256.EMPTY);
        snapshot.file("workspace/damaged", 0644, 5, Sha256.EMPTY, damaged)
                .file("workspace/large", 0644, pieces)
                .file("workspace/pieces", 0644, pieces.length, Sha256.EMPTY, wrongPiece, end)
                .file("workspace/sound", "sound")
                .file(
                        "workspace/wrong",
                        0644,
                        5,
                        Sha256.EMPTY,
                        new Part(other.pack(), other.frameOffset(), other.frameLength(), 0, 5, Sha256.EMPTY));

        assertThat(SnapshotRestorer.salvage(snapshot.store(), store, target))
                .extracting(EntryPath::text)
                .containsExactly("workspace/damaged", "workspace/pieces", "workspace/wrong");
        assertThat(target.workspace().toFile().list()).containsExactlyInAnyOrder("large", "sound");
        assertThat(target.workspace().resolve("sound")).hasContent("sound");
        assertThat(target.workspace().resolve("large")).hasBinaryContent(pieces);
    }

    @Test
    void salvagesWhatNeedsNoPackThatIsMissing() throws Exception {
        Sha256 name = snapshot.file("workspace/file", "x")
                .link("workspace/link", "file")
                .store();
        store.objects.remove(ObjectName.pack(snapshot.storePack().sha256()));
        assertThat(SnapshotRestorer.salvage(name, store, target)).containsExactly(new EntryPath("workspace/file"));
        assertThat(target.workspace().resolve("link")).isSymbolicLink();
    }

    @Test
    void restoresIntoEmptyFoldersOnly() throws Exception {
        Path work = Files.writeString(Files.createDirectory(target.workspace()).resolve("work"), "mine");
        assertThatThrownBy(() -> restore(snapshot.file("workspace/work", "other")))
                .isInstanceOf(OccupiedTargetException.class);
        assertThat(work).hasContent("mine");
    }

    private void restore(HandmadeSnapshot made) throws IOException, InterruptedException {
        SnapshotRestorer.restore(made.store(), store, target);
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new Random(5).nextBytes(bytes);
        return bytes;
    }

    private String mode(String name) throws IOException {
        return PosixFilePermissions.toString(
                Files.getPosixFilePermissions(target.workspace().resolve(name)));
    }

    private FileTime modified(String name) throws IOException {
        return Files.getLastModifiedTime(target.workspace().resolve(name), LinkOption.NOFOLLOW_LINKS);
    }

    /** How much of the disk it takes, in blocks of 512 bytes. */
    private static long blocks(Path path) throws IOException {
        var process = new ProcessBuilder("stat", "-c", "%b", path.toString()).start();
        try (var answer = process.inputReader()) {
            return Long.parseLong(answer.readLine());
        }
    }
}
