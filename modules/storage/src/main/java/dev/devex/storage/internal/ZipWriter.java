package dev.devex.storage.internal;

import dev.devex.snapshot.Entry;
import dev.devex.snapshot.EntryPath;
import dev.devex.snapshot.WrittenName;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import java.util.zip.Deflater;
import org.apache.commons.compress.archivers.zip.UnixStat;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;

/**
 * Writes entries as a zip that needs no seeking, with modes, times and links as Info-ZIP has them. The name of a folder is the
 * first part of all paths in it.
 *
 * @see <a href="https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT">APPNOTE, .ZIP File Format Specification</a>
 */
final class ZipWriter {
    private final ZipArchiveOutputStream zip;
    private final Optional<EntryPath> above;

    /** @param above what the paths in the zip are relative to; none for whole paths */
    ZipWriter(OutputStream out, Optional<EntryPath> above) {
        this.above = above;
        zip = new ZipArchiveOutputStream(out);
        zip.setLevel(Deflater.BEST_SPEED);
    }

    void folder(Entry.Folder folder) throws IOException {
        put(folder, "/", UnixStat.DIR_FLAG | folder.mode(), 0);
        zip.closeArchiveEntry();
    }

    /** As a file of its own kind that holds the target. */
    void link(Entry.Link link) throws IOException {
        byte[] target = link.targetBytes();
        put(link, "", UnixStat.LINK_FLAG | UnixStat.DEFAULT_LINK_PERM, target.length);
        zip.write(target);
        zip.closeArchiveEntry();
    }

    void file(Entry.File file, Content content) throws IOException {
        put(file, "", UnixStat.FILE_FLAG | file.mode(), file.size());
        content.writeTo(zip);
        zip.closeArchiveEntry();
    }

    /** Ends it; without this it is no zip. */
    void finish() throws IOException {
        zip.finish();
        zip.flush();
    }

    private void put(Entry.Present entry, String suffix, int mode, long size) throws IOException {
        var zipped = new ZipArchiveEntry(name(entry.path()) + suffix);
        zipped.setUnixMode(mode);
        zipped.setLastModifiedTime(entry.modified());
        zipped.setSize(size);
        zip.putArchiveEntry(zipped);
    }

    private String name(EntryPath path) {
        int start = above.map(folder -> folder.text().length() + 1).orElse(0);
        return WrittenName.of(path.text().substring(start)).text();
    }

    @FunctionalInterface
    interface Content {
        void writeTo(OutputStream out) throws IOException;
    }
}
