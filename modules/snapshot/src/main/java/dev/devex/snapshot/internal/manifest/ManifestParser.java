package dev.devex.snapshot.internal.manifest;

import dev.devex.snapshot.CorruptSnapshotException;
import dev.devex.snapshot.Entry;
import dev.devex.snapshot.EntryPath;
import dev.devex.snapshot.ManifestHeader;
import dev.devex.snapshot.NewerSnapshotException;
import dev.devex.snapshot.Omission;
import dev.devex.snapshot.Omission.Reason;
import dev.devex.snapshot.Part;
import dev.devex.snapshot.Sha256;
import dev.devex.snapshot.StoredPack;
import dev.devex.snapshot.UnsafeSnapshotException;
import dev.devex.snapshot.WrittenName;
import java.nio.file.attribute.FileTime;
import java.time.DateTimeException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads the lines of a manifest, trusting none. */
public final class ManifestParser {
    private static final Map<String, Reason> REASONS =
            ManifestLines.REASONS.entrySet().stream().collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey));

    /** How a line of a file usually begins and goes on: most of those of a base are looked at for no more. */
    private static final String PATH = "{\"path\":\"";

    private static final String FILE = "\",\"type\":\"file\",";
    private static final String SIZE = ",\"size\":";

    private ManifestParser() {}

    public static ManifestHeader header(String line) {
        try {
            JsonObject object = JsonReading.object(line);
            if (!object.text("format").equals(ManifestHeader.FORMAT)) {
                throw new IllegalArgumentException("another format");
            }
            if (object.number("version") > ManifestHeader.VERSION) {
                throw new NewerSnapshotException(object.number("version"));
            }
            return header(object);
        } catch (IllegalArgumentException e) {
            throw new CorruptSnapshotException("The manifest of the snapshot is damaged.", e);
        }
    }

    public static Entry entry(String line) {
        try {
            JsonObject object = JsonReading.object(line);
            return entry(path(exact(object, "path", "encoded")), object);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new CorruptSnapshotException("The manifest of the snapshot is damaged.", e);
        }
    }

    /** As {@link #entry}, of a line that was read whole before. */
    public static Entry known(String line) {
        int pathEnd = line.indexOf('"', PATH.length());
        int size = line.indexOf(SIZE) + SIZE.length();
        int sizeEnd = line.indexOf(',', size);
        boolean usual = line.startsWith(PATH) && line.startsWith(FILE, pathEnd) && size < sizeEnd;
        if (!usual || line.indexOf('\\') >= 0) {
            return entry(line);
        }
        try {
            EntryPath path = path(line.substring(PATH.length(), pathEnd));
            return new Entry.Known(path, Long.parseLong(line, size, sizeEnd, 10));
        } catch (NumberFormatException e) {
            throw new CorruptSnapshotException("The manifest of the snapshot is damaged.", e);
        }
    }

    private static ManifestHeader header(JsonObject object) {
        return new ManifestHeader(
                object.optionalText("base").map(Sha256::new),
                object.list("packs", JsonObject.class).stream()
                        .map(ManifestParser::pack)
                        .toList(),
                object.number("entries"),
                object.number("bytes"),
                object.list("omitted", JsonObject.class).stream()
                        .map(ManifestParser::omission)
                        .toList());
    }

    private static StoredPack pack(JsonObject pack) {
        return new StoredPack(new Sha256(pack.text("sha256")), pack.number("size"), pack.optionalText("template"));
    }

    private static Omission omission(JsonObject omission) {
        Reason reason = REASONS.get(omission.text("reason"));
        if (reason == null) {
            throw new IllegalArgumentException("an unknown reason");
        }
        return new Omission(path(exact(omission, "path", "encoded")).text(), reason);
    }

    private static Entry entry(EntryPath path, JsonObject object) {
        String type = object.text("type");
        return switch (type) {
            case "file" -> file(path, object);
            case "folder" -> new Entry.Folder(path, object.smallNumber("mode"), modified(object));
            case "link" -> new Entry.Link(path, modified(object), exact(object, "target", "targetEncoded"));
            case "gone" -> new Entry.Gone(path);
            default ->
                throw new UnsafeSnapshotException("An entry of the snapshot is no file, folder or symbolic link.");
        };
    }

    private static Entry.File file(EntryPath path, JsonObject object) {
        var sha256 = new Sha256(object.text("sha256"));
        List<Part> parts = object.list("parts", List.class).stream()
                .map(part -> part(part, sha256))
                .toList();
        return new Entry.File(path, object.smallNumber("mode"), modified(object), object.number("size"), sha256, parts);
    }

    private static Part part(List<?> values, Sha256 whole) {
        if (values.size() != 5 && values.size() != 6) {
            throw new IllegalArgumentException("a part of another shape");
        }
        List<Long> numbers = JsonObject.typed(values.subList(0, 5), Long.class);
        return new Part(
                JsonObject.small(numbers.get(0)),
                numbers.get(1),
                JsonObject.small(numbers.get(2)),
                JsonObject.small(numbers.get(3)),
                JsonObject.small(numbers.get(4)),
                values.size() == 6 ? new Sha256(JsonObject.cast(values.get(5), String.class)) : whole);
    }

    private static FileTime modified(JsonObject object) {
        return ModificationTime.parse(object.text("modified"));
    }

    private static EntryPath path(String text) {
        try {
            return new EntryPath(text);
        } catch (IllegalArgumentException e) {
            throw new UnsafeSnapshotException("An entry of the snapshot lies outside the workspace.");
        }
    }

    private static String exact(JsonObject object, String name, String flag) {
        return new WrittenName(object.text(name), object.flag(flag)).original();
    }
}
