package dev.devex.storage;

import com.github.luben.zstd.Zstd;
import dev.devex.snapshot.Entry;
import dev.devex.snapshot.EntryPath;
import dev.devex.snapshot.ManifestHeader;
import dev.devex.snapshot.ManifestWriter;
import dev.devex.snapshot.Part;
import dev.devex.snapshot.Sha256;
import dev.devex.snapshot.StoredPack;
import dev.devex.storage.WorkspaceObject.Kind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.attribute.FileTime;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** A snapshot with one file and one pack, as a sandbox would upload it. No two are the same. */
public final class TestSnapshot {
    static final String FILE = "workspace/hello.txt";
    private static final byte[] SALT_FRAME = {0x50, 0x2a, 0x4d, 0x18, 16, 0, 0, 0};
    private static final FileTime TIME = FileTime.from(Instant.parse("2026-01-01T00:00:00Z"));
    private static final SecureRandom RANDOM = new SecureRandom();

    private final StoredPack pack;
    private final byte[] packBytes;
    private final byte[] manifestBytes;

    private TestSnapshot(StoredPack pack, byte[] packBytes, byte[] manifestBytes) {
        this.pack = pack;
        this.packBytes = packBytes;
        this.manifestBytes = manifestBytes;
    }

    /** A whole state in which {@link #FILE} has that text. */
    public static TestSnapshot of(String text) {
        return of(text, List.of());
    }

    /** A whole state whose pack takes at least so many bytes. */
    public static TestSnapshot ofSize(long bytes) {
        return of(Base64.getEncoder().encodeToString(random(Math.toIntExact(bytes))));
    }

    /** Its table has more packs, behind its own. */
    static TestSnapshot of(String text, List<StoredPack> more) {
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        byte[] frame = Zstd.compress(content);
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(SALT_FRAME);
        bytes.writeBytes(random(16));
        long offset = bytes.size();
        bytes.writeBytes(frame);
        var pack = new StoredPack(Sha256.ofContent(bytes.toByteArray()), bytes.size(), Optional.empty());
        var part = new Part(0, offset, frame.length, 0, content.length, Sha256.ofContent(content));
        var table = new ArrayList<>(List.of(pack));
        table.addAll(more);
        return new TestSnapshot(
                pack, bytes.toByteArray(), manifest(Optional.empty(), table, 3, content.length, file(content, part)));
    }

    /** What differs from {@code base}: nothing. */
    public static TestSnapshot deltaOf(TestSnapshot base, long bytes) {
        var table = List.of(base.pack);
        return new TestSnapshot(
                base.pack,
                base.packBytes,
                manifest(Optional.of(Sha256.ofContent(base.manifestBytes)), table, 3, bytes));
    }

    static byte[] manifest(Optional<Sha256> base, List<StoredPack> table, int entries, long bytes, Entry... some) {
        var out = new ByteArrayOutputStream();
        try (var writer = new ManifestWriter(out, new ManifestHeader(base, table, entries, bytes, List.of()))) {
            for (Entry entry : some) {
                writer.write(entry);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return out.toByteArray();
    }

    static Entry[] file(byte[] content, Part part) {
        return new Entry[] {
            folder("home"),
            folder("workspace"),
            new Entry.File(new EntryPath(FILE), 0644, TIME, content.length, part.sha256(), List.of(part))
        };
    }

    static Entry folder(String path) {
        return new Entry.Folder(new EntryPath(path), 0755, TIME);
    }

    public StoredPack pack() {
        return pack;
    }

    public byte[] packBytes() {
        return packBytes.clone();
    }

    public byte[] manifestBytes() {
        return manifestBytes.clone();
    }

    public WorkspaceObject packName() {
        return new WorkspaceObject(Kind.PACK, pack.sha256().hex(), pack.size());
    }

    public WorkspaceObject manifestName() {
        return manifestName(manifestBytes);
    }

    static WorkspaceObject manifestName(byte[] bytes) {
        return new WorkspaceObject(Kind.MANIFEST, Sha256.ofContent(bytes).hex(), bytes.length);
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
