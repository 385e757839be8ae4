package dev.devex.snapshot;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.jspecify.annotations.Nullable;

/**
 * Names of any bytes in an archive whose names are UTF-8: where one is not, the entry's own name is percent-encoded, and a pax
 * record of ours ({@value #NAME}, {@value #LINK_TARGET}) says so.
 */
final class ExactNames {
    private static final String NAME = "DEVEX.path";
    private static final String LINK_TARGET = "DEVEX.linkpath";

    private ExactNames() {}

    static TarArchiveEntry entry(String name, String end, byte type) {
        if (FileNames.isUtf8(name)) {
            return new TarArchiveEntry(name + end, type);
        }
        String encoded = PercentEncoding.encode(FileNames.bytes(name));
        var entry = new TarArchiveEntry(encoded + end, type);
        entry.addPaxHeader(NAME, encoded);
        return entry;
    }

    static void setLinkTarget(TarArchiveEntry entry, String target) {
        if (FileNames.isUtf8(target)) {
            entry.setLinkName(target);
        } else {
            String encoded = PercentEncoding.encode(FileNames.bytes(target));
            entry.setLinkName(encoded);
            entry.addPaxHeader(LINK_TARGET, encoded);
        }
    }

    static String name(TarArchiveEntry entry) {
        return exact(entry.getExtraPaxHeader(NAME), entry.getName());
    }

    static String linkTarget(TarArchiveEntry entry) {
        return exact(entry.getExtraPaxHeader(LINK_TARGET), entry.getLinkName());
    }

    private static String exact(@Nullable String encoded, String otherwise) {
        try {
            return encoded == null ? otherwise : FileNames.text(PercentEncoding.decode(encoded));
        } catch (IllegalArgumentException e) {
            throw new CorruptSnapshotException("The snapshot is cut off or damaged.", e);
        }
    }
}
