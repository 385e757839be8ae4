package dev.devex.snapshot.internal.manifest;

import dev.devex.snapshot.Entry;
import dev.devex.snapshot.ManifestHeader;
import dev.devex.snapshot.Omission;
import dev.devex.snapshot.Omission.Reason;
import dev.devex.snapshot.Part;
import dev.devex.snapshot.Sha256;
import dev.devex.snapshot.StoredPack;
import dev.devex.snapshot.WrittenName;
import jakarta.json.Json;
import jakarta.json.stream.JsonGenerator;
import jakarta.json.stream.JsonGeneratorFactory;
import java.io.StringWriter;
import java.util.Map;

/** Writes the lines of a manifest, each with its end. */
public final class ManifestLines {
    static final Map<Reason, String> REASONS = Map.of(
            Reason.UNREADABLE,
            "unreadable",
            Reason.SPECIAL_FILE,
            "specialFile",
            Reason.PATH_TOO_LONG,
            "pathTooLong",
            Reason.CHANGED,
            "changed");

    private static final JsonGeneratorFactory GENERATORS = Json.createGeneratorFactory(Map.of());

    private ManifestLines() {}

    public static String header(ManifestHeader header) {
        return line(json -> {
            json.write("format", ManifestHeader.FORMAT).write("version", ManifestHeader.VERSION);
            header.base()
                    .map(Sha256::hex)
                    .ifPresentOrElse(base -> json.write("base", base), () -> json.writeNull("base"));
            json.writeStartArray("packs");
            header.packs().forEach(pack -> write(pack, json));
            json.writeEnd().write("entries", header.entries()).write("bytes", header.bytes());
            json.writeStartArray("omitted");
            header.omissions().forEach(omission -> write(omission, json));
            json.writeEnd();
        });
    }

    public static String entry(Entry entry) {
        return line(json -> {
            writeText("path", "encoded", entry.path().text(), json);
            if (entry instanceof Entry.File file) {
                writeState("file", file.mode(), file, json);
                writeContent(file, json);
            } else if (entry instanceof Entry.Folder folder) {
                writeState("folder", folder.mode(), folder, json);
            } else if (entry instanceof Entry.Link link) {
                writeState("link", Entry.PERMISSIONS, link, json);
                writeText("target", "targetEncoded", link.target(), json);
            } else {
                json.write("type", "gone");
            }
        });
    }

    private static String line(Members members) {
        var line = new StringWriter();
        try (JsonGenerator json = GENERATORS.createGenerator(line)) {
            json.writeStartObject();
            members.write(json);
            json.writeEnd();
        }
        return line.append('\n').toString();
    }

    private static void writeState(String type, int mode, Entry.Present entry, JsonGenerator json) {
        json.write("type", type).write("mode", mode);
        json.write("modified", entry.modified().toInstant().toString());
    }

    private static void writeContent(Entry.File file, JsonGenerator json) {
        json.write("size", file.size()).write("sha256", file.sha256().hex()).writeStartArray("parts");
        for (Part part : file.parts()) {
            json.writeStartArray().write(part.pack());
            json.write(part.frameOffset()).write(part.frameLength());
            json.write(part.offset()).write(part.length());
            if (file.parts().size() > 1) {
                json.write(part.sha256().hex());
            }
            json.writeEnd();
        }
        json.writeEnd();
    }

    private static void write(StoredPack pack, JsonGenerator json) {
        json.writeStartObject().write("sha256", pack.sha256().hex()).write("size", pack.size());
        pack.template().ifPresent(id -> json.write("template", id));
        json.writeEnd();
    }

    private static void write(Omission omission, JsonGenerator json) {
        json.writeStartObject();
        writeText("path", "encoded", omission.path(), json);
        json.write("reason", REASONS.getOrDefault(omission.reason(), "")).writeEnd();
    }

    private static void writeText(String name, String flag, String value, JsonGenerator json) {
        var written = WrittenName.of(value);
        json.write(name, written.text());
        if (written.encoded()) {
            json.write(flag, true);
        }
    }

    private interface Members {
        void write(JsonGenerator json);
    }
}
