package dev.devex.snapshot.internal.manifest;

import dev.devex.snapshot.Entry;
import dev.devex.snapshot.ManifestHeader;
import dev.devex.snapshot.Omission;
import dev.devex.snapshot.Omission.Reason;
import dev.devex.snapshot.Part;
import dev.devex.snapshot.StoredPack;
import java.util.Map;

/** Writes the lines of a manifest. */
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

    private final JsonLine line = new JsonLine();

    public String header(ManifestHeader header) {
        line.open('{').name("format").value(ManifestHeader.FORMAT);
        line.name("version").value(ManifestHeader.VERSION).name("base");
        header.base().ifPresentOrElse(base -> line.value(base.hex()), () -> line.literal("null"));
        line.name("packs").open('[');
        header.packs().forEach(this::pack);
        line.close(']').name("entries").value(header.entries());
        line.name("bytes").value(header.bytes()).name("omitted").open('[');
        header.omissions().forEach(this::omission);
        return line.close(']').close('}').end();
    }

    public String entry(Entry entry) {
        line.open('{');
        text("path", "encoded", entry.path().text());
        if (entry instanceof Entry.File file) {
            state("file", file.mode(), file);
            content(file);
        } else if (entry instanceof Entry.Folder folder) {
            state("folder", folder.mode(), folder);
        } else if (entry instanceof Entry.Link link) {
            state("link", Entry.PERMISSIONS, link);
            text("target", "targetEncoded", link.target());
        } else {
            line.name("type").value("gone");
        }
        return line.close('}').end();
    }

    private void state(String type, int mode, Entry.Present entry) {
        line.name("type").value(type).name("mode").value(mode);
        line.name("modified").value(entry.modified().toInstant().toString());
    }

    private void content(Entry.File file) {
        line.name("size").value(file.size());
        line.name("sha256").value(file.sha256().hex()).name("parts").open('[');
        for (Part part : file.parts()) {
            line.open('[').value(part.pack());
            line.value(part.frameOffset()).value(part.frameLength());
            line.value(part.offset()).value(part.length());
            if (file.parts().size() > 1) {
                line.value(part.sha256().hex());
            }
            line.close(']');
        }
        line.close(']');
    }

    private void pack(StoredPack pack) {
        line.open('{').name("sha256").value(pack.sha256().hex());
        line.name("size").value(pack.size());
        pack.template().ifPresent(id -> line.name("template").value(id));
        line.close('}');
    }

    private void omission(Omission omission) {
        line.open('{');
        text("path", "encoded", omission.path());
        String reason = REASONS.getOrDefault(omission.reason(), "");
        line.name("reason").value(reason).close('}');
    }

    private void text(String name, String flag, String value) {
        boolean encoded = !FileNames.isUtf8(value);
        line.name(name).value(encoded ? PercentEncoding.encode(FileNames.bytes(value)) : value);
        if (encoded) {
            line.name(flag).literal("true");
        }
    }
}
