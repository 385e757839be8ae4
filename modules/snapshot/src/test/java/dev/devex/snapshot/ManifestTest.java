package dev.devex.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.Zstd;
import dev.devex.snapshot.Omission.Reason;
import dev.devex.snapshot.internal.pack.Packs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ManifestTest {
    private static final FileTime TIME = FileTime.from(Instant.parse("2026-01-01T12:00:00.123456789Z"));
    private static final Sha256 ONE = Sha256.ofContent(new byte[] {1});
    private static final Sha256 TWO = Sha256.ofContent(new byte[] {2});
    private static final StoredPack PACK = new StoredPack(ONE, 1 << 20, Optional.empty());
    private static final StoredPack TEMPLATE_PACK = new StoredPack(TWO, 24, Optional.of("node"));

    private final StoredObjects store = new StoredObjects();

    @Test
    void givesBackWhatWasWritten() throws IOException {
        var entries = List.of(
                folder("home"),
                new Entry.Link(path("home/\"q\\uote\n\udc80"), TIME, "caf\udce9\tü"),
                folder("workspace"),
                file("workspace/a", 3, part(3, ONE)),
                file("workspace/big", Packs.PIECE + 1L, part(Packs.PIECE, ONE), part(1, TWO)),
                new Entry.File(path("workspace/日本語 \ud83d\ude00"), 0, TIME, 0, Sha256.EMPTY, List.of()));
        var omissions = List.of(new Omission("workspace/s\udcff", Reason.SPECIAL_FILE));
        var header = new ManifestHeader(Optional.empty(), List.of(PACK, TEMPLATE_PACK), 6, 4194308, omissions);

        try (var reader = StateReader.open(store.putManifest(header, entries), store)) {
            assertThat(reader.header()).isEqualTo(header);
            assertThat(all(reader)).isEqualTo(entries);
        }
    }

    @Test
    void writesTheDocumentedLines() throws IOException {
        Sha256 name = store.putManifest(
                new ManifestHeader(Optional.empty(), List.of(PACK, TEMPLATE_PACK), 4, 3, List.of()),
                List.of(
                        folder("home"),
                        new Entry.Link(path("home/caf\udce9"), TIME, "a"),
                        folder("workspace"),
                        file("workspace/a", 3, part(3, ONE))));
        byte[] stored = store.manifest(name).readAllBytes();
        assertThat(new String(Zstd.decompress(stored, 10_000), StandardCharsets.UTF_8))
                .isEqualTo("""
                        {"format":"devex-snapshot","version":1,"base":null,"packs":[{"sha256":"%1$s","size":1048576},{"sha256":"%2$s","size":24,"template":"node"}],"entries":4,"bytes":3,"omitted":[]}
                        {"path":"home","type":"folder","mode":493,"modified":"2026-01-01T12:00:00.123456789Z"}
                        {"path":"home/caf%%E9","encoded":true,"type":"link","mode":511,"modified":"2026-01-01T12:00:00.123456789Z","target":"a"}
                        {"path":"workspace","type":"folder","mode":493,"modified":"2026-01-01T12:00:00.123456789Z"}
                        {"path":"workspace/a","type":"file","mode":420,"modified":"2026-01-01T12:00:00.123456789Z","size":3,"sha256":"%1$s","parts":[[0,24,80,7,3]]}
                        """.formatted(ONE, TWO));
    }

    @Test
    void laysADeltaOverItsBase() throws IOException {
        Sha256 base = store.putManifest(
                header(9),
                List.of(
                        folder("home"),
                        folder("workspace"),
                        folder("workspace/gone"),
                        folder("workspace/gone/deeper"),
                        folder("workspace/gone/deeper/still"),
                        folder("workspace/gone-not"),
                        folder("workspace/now-a-link"),
                        folder("workspace/now-a-link/x"),
                        file("workspace/old", 0)));
        Entry.Present link = new Entry.Link(path("workspace/now-a-link"), TIME, "old");
        Entry.Present added = folder("workspace/new");
        Sha256 delta = store.putManifest(
                new ManifestHeader(Optional.of(base), List.of(PACK), 6, 0, List.of()),
                List.of(added, link, new Entry.Gone(path("workspace/gone"))).stream()
                        .sorted((one, other) -> one.path().compareTo(other.path()))
                        .toList());
        try (var reader = StateReader.open(delta, store)) {
            assertThat(all(reader))
                    .containsExactly(
                            folder("home"),
                            folder("workspace"),
                            folder("workspace/gone-not"),
                            added,
                            link,
                            file("workspace/old", 0));
        }
    }

    @Test
    void checksADeltaAgainstABaseThatIsKnown() throws IOException {
        Sha256 base = store.putManifest(
                new ManifestHeader(Optional.empty(), List.of(PACK), 7, 9, List.of()),
                List.of(
                        folder("home"),
                        folder("workspace"),
                        folder("workspace/a"),
                        file("workspace/a/\"quoted\"", 3, part(3, ONE)),
                        file("workspace/a/plain", 3, part(3, ONE)),
                        file("workspace/a/\udc80", 3, part(3, ONE)),
                        file("workspace/z", 0)));
        Entry replaced = file("workspace/a/plain", 2, part(2, ONE));
        Entry gone = new Entry.Gone(path("workspace/a"));
        assertThat(check(base, 7, 8, replaced)).isEqualTo(7);
        assertThat(check(base, 3, 0, gone)).isEqualTo(3);
        assertThat(check(base, 8, 9, file("workspace/a/new", 0))).isEqualTo(8);
        assertThatThrownBy(() -> check(base, 7, 9, replaced)).isInstanceOf(CorruptSnapshotException.class);
        assertThatThrownBy(() -> check(base, 4, 0, gone)).isInstanceOf(CorruptSnapshotException.class);
        assertThatThrownBy(() -> check(base, 8, 9, file("workspace/b/new", 0)))
                .isInstanceOf(UnsafeSnapshotException.class);
    }

    /** How many entries a delta says that the state has, once that was seen to be so. */
    private long check(Sha256 base, long entries, long bytes, Entry line) throws IOException {
        var header = new ManifestHeader(Optional.of(base), List.of(PACK), entries, bytes, List.of());
        return SnapshotVerifier.verifyManifest(store.putManifest(header, List.of(line)), store, Optional.of(base))
                .entries();
    }

    @Test
    void putsAFolderAndAllThatIsInItBeforeItsSiblings() {
        assertThat(path("workspace/a/z")).isLessThan(path("workspace/a-b")).isGreaterThan(path("workspace/a"));
        assertThat(path("workspace/ü/z")).isLessThan(path("workspace/ü-b")).isGreaterThan(path("workspace/z"));
        assertThat(path("workspace/\udc80")).isLessThan(path("workspace/ü"));
    }

    @Test
    void refusesPathsThatLeadElsewhere() {
        String[] paths = {
            "",
            "/",
            "etc",
            "../x",
            "workspace/../x",
            "workspace/./x",
            "workspace//x",
            "workspace/",
            "/workspace",
            "w\0",
            "home/a\0b",
            "workspace/" + "x".repeat(256),
            "workspace/" + "ü".repeat(128),
            "workspace" + "/x".repeat(2100)
        };
        for (String path : paths) {
            assertThatThrownBy(() -> path(path)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static List<Entry> all(StateReader reader) throws IOException {
        var entries = new ArrayList<Entry>();
        for (Entry entry = reader.next(); entry != null; entry = reader.next()) {
            entries.add(entry);
        }
        return entries;
    }

    private static ManifestHeader header(int entries) {
        return new ManifestHeader(Optional.empty(), List.of(PACK), entries, 0, List.of());
    }

    private static Entry.Present folder(String path) {
        return new Entry.Folder(path(path), 0755, TIME);
    }

    private static Entry.Present file(String path, long size, Part... parts) {
        return new Entry.File(path(path), 0644, TIME, size, size == 0 ? Sha256.EMPTY : ONE, List.of(parts));
    }

    private static Part part(int length, Sha256 sha256) {
        return new Part(0, 24, 80, Math.min(7, Packs.PIECE - length), length, sha256);
    }

    private static EntryPath path(String text) {
        return new EntryPath(text);
    }
}
