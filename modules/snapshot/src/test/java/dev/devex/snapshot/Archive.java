package dev.devex.snapshot;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/** Builds archives that no writer of ours would. */
final class Archive {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes, "UTF-8");

    /** One that begins as it should. */
    static Archive withRoots() throws IOException {
        return new Archive().folder("workspace").folder("home");
    }

    Archive() {
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
    }

    Archive folder(String name) throws IOException {
        return put(new TarArchiveEntry(name + "/", TarConstants.LF_DIR, true), "");
    }

    Archive file(String name, String text) throws IOException {
        return put(new TarArchiveEntry(name, TarConstants.LF_NORMAL, true), text);
    }

    Archive link(String name, String target) throws IOException {
        return linked(name, target, TarConstants.LF_SYMLINK);
    }

    Archive hardLink(String name, String target) throws IOException {
        return linked(name, target, TarConstants.LF_LINK);
    }

    Archive special(String name, byte type) throws IOException {
        return put(new TarArchiveEntry(name, type, true), "");
    }

    Archive percentEncoded(String name, String text) throws IOException {
        var entry = new TarArchiveEntry("workspace/file", TarConstants.LF_NORMAL, true);
        entry.addPaxHeader("DEVEX.path", name);
        return put(entry, text);
    }

    byte[] tar() throws IOException {
        tar.finish();
        return bytes.toByteArray();
    }

    byte[] snapshot() throws IOException {
        return Zstd.compress(tar());
    }

    InputStream stream() throws IOException {
        return new ByteArrayInputStream(snapshot());
    }

    private Archive linked(String name, String target, byte type) throws IOException {
        var entry = new TarArchiveEntry(name, type, true);
        entry.setLinkName(target);
        return put(entry, "");
    }

    private Archive put(TarArchiveEntry entry, String text) throws IOException {
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        entry.setSize(content.length);
        tar.putArchiveEntry(entry);
        tar.write(content);
        tar.closeArchiveEntry();
        return this;
    }
}
