package dev.devex.storage.internal;

import com.github.luben.zstd.Zstd;
import dev.devex.snapshot.Entry;
import dev.devex.snapshot.EntryPath;
import dev.devex.snapshot.ManifestHeader;
import dev.devex.snapshot.ManifestWriter;
import dev.devex.snapshot.ObjectName;
import dev.devex.snapshot.Part;
import dev.devex.snapshot.Sha256;
import dev.devex.snapshot.StoredPack;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Interim, until the saver is there. */
final class TemplateSnapshot {
    final Map<ObjectName, byte[]> packs = new TreeMap<>(java.util.Comparator.comparing(ObjectName::path));
    final byte[] manifest;
    final ManifestHeader header;
    private final List<Entry> entries = new ArrayList<>();
    private final ByteArrayOutputStream pack = new ByteArrayOutputStream();
    private long bytes;

    TemplateSnapshot(String template, Path workspace, Path home) throws IOException {
        pack.writeBytes(new byte[] {0x50, 0x2a, 0x4d, 0x18, 16, 0, 0, 0});
        pack.writeBytes(new byte[16]);
        walk(new EntryPath("home"), home);
        walk(new EntryPath("workspace"), workspace);
        Sha256 name = Sha256.ofContent(pack.toByteArray());
        packs.put(ObjectName.pack(name), pack.toByteArray());
        header = new ManifestHeader(
                Optional.empty(),
                List.of(new StoredPack(name, pack.size(), Optional.of(template))),
                entries.size(),
                bytes,
                List.of());
        var out = new ByteArrayOutputStream();
        try (var writer = new ManifestWriter(out, header)) {
            for (Entry entry : entries) {
                writer.write(entry);
            }
        }
        manifest = out.toByteArray();
    }

    private void walk(EntryPath path, Path file) throws IOException {
        var time = Files.getLastModifiedTime(file);
        if (Files.isDirectory(file)) {
            entries.add(new Entry.Folder(path, 0755, time));
            var children = new TreeMap<EntryPath, Path>();
            try (var list = Files.newDirectoryStream(file)) {
                list.forEach(child -> children.put(path.child(String.valueOf(child.getFileName())), child));
            }
            for (var child : children.entrySet()) {
                walk(child.getKey(), child.getValue());
            }
            return;
        }
        byte[] content = Files.readAllBytes(file);
        Sha256 sha256 = Sha256.ofContent(content);
        List<Part> parts = content.length == 0 ? List.of() : List.of(part(content, sha256));
        bytes += content.length;
        entries.add(new Entry.File(path, Files.isExecutable(file) ? 0755 : 0644, time, content.length, sha256, parts));
    }

    private Part part(byte[] content, Sha256 sha256) {
        byte[] frame = Zstd.compress(content);
        var part = new Part(0, pack.size(), frame.length, 0, content.length, sha256);
        pack.writeBytes(frame);
        return part;
    }
}
