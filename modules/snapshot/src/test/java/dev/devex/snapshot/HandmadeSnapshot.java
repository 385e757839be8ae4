package dev.devex.snapshot;

import com.github.luben.zstd.Zstd;
import dev.devex.snapshot.internal.pack.Packs;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Puts a snapshot of one pack together, also such as no saver would make. It begins with both roots. */
final class HandmadeSnapshot {
    static final FileTime TIME = FileTime.from(Instant.parse("2026-01-01T12:00:00.123456789Z"));

    private final StoredObjects store;
    private final Map<EntryPath, Entry> entries = new TreeMap<>();
    private final ByteArrayOutputStream pack = new ByteArrayOutputStream();

    HandmadeSnapshot(StoredObjects store) {
        this.store = store;
        pack.writeBytes(new byte[Packs.FIRST_FRAME]);
        folder("workspace", 0755).folder("home", 0755);
    }

    HandmadeSnapshot folder(String path, int mode) {
        return add(new Entry.Folder(new EntryPath(path), mode, TIME));
    }

    HandmadeSnapshot link(String path, String target) {
        return add(new Entry.Link(new EntryPath(path), TIME, target));
    }

    HandmadeSnapshot file(String path, String text) {
        return file(path, 0644, text.getBytes(StandardCharsets.UTF_8));
    }

    /** A file whose pieces have frames of their own. */
    HandmadeSnapshot file(String path, int mode, byte[] content) {
        var parts = new ArrayList<Part>();
        for (int at = 0; at < content.length; at += Packs.PIECE) {
            parts.add(frame(Arrays.copyOfRange(content, at, Math.min(content.length, at + Packs.PIECE))));
        }
        return file(path, mode, content.length, Sha256.ofContent(content), parts.toArray(Part[]::new));
    }

    HandmadeSnapshot file(String path, int mode, long size, Sha256 sha256, Part... parts) {
        return add(new Entry.File(new EntryPath(path), mode, TIME, size, sha256, List.of(parts)));
    }

    /** Adds a frame with one blob. */
    Part frame(byte[] content) {
        return rawFrame(Zstd.compress(content), content.length, Sha256.ofContent(content));
    }

    /** Adds any bytes, which are said to be a frame with one blob. */
    Part rawFrame(byte[] frame, int length, Sha256 sha256) {
        int offset = pack.size();
        pack.writeBytes(frame);
        return new Part(0, offset, frame.length, 0, length, sha256);
    }

    HandmadeSnapshot add(Entry entry) {
        entries.put(entry.path(), entry);
        return this;
    }

    Sha256 store() throws IOException {
        return store.putManifest(header(), List.copyOf(entries.values()));
    }

    ManifestHeader header() {
        long bytes = entries.values().stream()
                .mapToLong(entry -> entry instanceof Entry.File file ? file.size() : 0)
                .sum();
        return new ManifestHeader(Optional.empty(), List.of(storePack()), entries.size(), bytes, List.of());
    }

    StoredPack storePack() {
        byte[] bytes = pack.toByteArray();
        var name = Sha256.ofContent(bytes);
        store.objects.put(ObjectName.pack(name), bytes);
        return new StoredPack(name, bytes.length, Optional.empty());
    }
}
