package dev.devex.snapshot;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Reads what a manifest describes as its documentation says, without the code that restores. */
final class SavedFiles {
    private final StoredObjects store;
    private final Map<String, Entry> entries = new TreeMap<>();
    private final ManifestHeader header;
    private final Sha256 manifest;

    SavedFiles(StoredObjects store, Sha256 manifest) throws IOException {
        this.store = store;
        this.manifest = manifest;
        try (var reader = StateReader.open(manifest, store)) {
            header = reader.header();
            for (Entry entry = reader.next(); entry != null; entry = reader.next()) {
                entries.put(entry.path().text(), entry);
            }
        }
    }

    Sha256 manifest() {
        return manifest;
    }

    ManifestHeader header() {
        return header;
    }

    List<String> paths() {
        return new ArrayList<>(entries.keySet());
    }

    /** All that a state says, wherever its contents are stored. */
    List<String> descriptions() {
        return entries.values().stream().map(SavedFiles::description).toList();
    }

    <T extends Entry> T entry(String path, Class<T> type) {
        return type.cast(Objects.requireNonNull(entries.get(path)));
    }

    String text(String path) throws IOException {
        return new String(content(path), StandardCharsets.UTF_8);
    }

    byte[] content(String path) throws IOException {
        Entry.File file = entry(path, Entry.File.class);
        var content = new ByteArrayOutputStream();
        for (Part part : file.parts()) {
            byte[] pack = store.pack(header.packs().get(part.pack())).readAllBytes();
            int start = (int) part.frameOffset();
            byte[] frame = Arrays.copyOfRange(pack, start, start + part.frameLength());
            byte[] blobs = Zstd.decompress(frame, (int) Zstd.getFrameContentSize(frame));
            byte[] blob = Arrays.copyOfRange(blobs, part.offset(), part.offset() + part.length());
            if (!Sha256.ofContent(blob).equals(part.sha256())) {
                throw new AssertionError("A part of " + path + " has another hash.");
            }
            content.writeBytes(blob);
        }
        if (!Sha256.ofContent(content.toByteArray()).equals(file.sha256())) {
            throw new AssertionError("The content of " + path + " has another hash.");
        }
        return content.toByteArray();
    }

    private static String description(Entry entry) {
        return entry instanceof Entry.File file
                ? String.join(
                        " ",
                        file.path().text(),
                        file.mode() + "",
                        file.modified() + "",
                        file.sha256().hex())
                : entry.toString();
    }
}
