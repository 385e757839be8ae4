package dev.devex.storage.internal.download;

import dev.devex.snapshot.Entry;
import dev.devex.snapshot.EntryPath;
import dev.devex.snapshot.WrittenName;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/**
 * An entry of a snapshot, as a zip has it.
 *
 * @param name that of a folder ends with a slash
 * @param mode with the type of the file (stat(2))
 * @param size of the content, in bytes; a link's is its target
 */
record ZipItem(String name, int mode, Instant modified, long size) {
    private static final int FOLDER = 0040000;
    private static final int FILE = 0100000;
    private static final int LINK = 0120777;

    /** @param above what the name is relative to; none for the whole path */
    static ZipItem of(Entry.Present entry, Optional<EntryPath> above) {
        Instant modified = entry.modified().toInstant();
        if (entry instanceof Entry.File file) {
            return new ZipItem(name(file.path(), above, ""), FILE | file.mode(), modified, file.size());
        }
        if (entry instanceof Entry.Link link) {
            return new ZipItem(name(link.path(), above, ""), LINK, modified, link.targetBytes().length);
        }
        int mode = FOLDER | ((Entry.Folder) entry).mode();
        return new ZipItem(name(entry.path(), above, "/"), mode, modified, 0);
    }

    byte[] nameBytes() {
        return name.getBytes(StandardCharsets.UTF_8);
    }

    boolean isFolder() {
        return (mode & FOLDER) != 0 && (mode & FILE) == 0;
    }

    /** How long it is in the zip, without what is said of it at the end. */
    long length() {
        int local = ZipRecords.local(this).length;
        return isFolder() ? local : local + StoredBlocks.length(size) + ZipRecords.descriptor(this, 0).length;
    }

    private static String name(EntryPath path, Optional<EntryPath> above, String suffix) {
        int start = above.map(folder -> folder.text().length() + 1).orElse(0);
        return WrittenName.of(path.text().substring(start)).text() + suffix;
    }
}
