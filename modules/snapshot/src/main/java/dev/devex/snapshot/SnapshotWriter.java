package dev.devex.snapshot;

import com.github.luben.zstd.ZstdOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** Writes a workspace into one stream: a tar of the entries {@code workspace/…} and {@code home/…}, compressed with zstd. */
public final class SnapshotWriter {
    private static final int LEVEL = 3;

    private SnapshotWriter() {}

    /**
     * Writes all of both roots but {@code home/.cache}, and closes the stream. Links are kept and never followed. Files may
     * change and vanish meanwhile: the stream is a whole snapshot all the same. Two equal states give equal bytes.
     *
     * @throws IOException when a root cannot be read, or the stream not be written; what was written is no snapshot then
     */
    public static Saved write(Roots roots, OutputStream stream) throws IOException {
        var measure = new Measure();
        var entries = new EntryWriter(tar(new MeasuredOutput(stream, measure)));
        try (entries;
                var unlocked = new Unlocked()) {
            var tree = new TreeWriter(entries, unlocked);
            tree.write(roots.workspace(), Roots.WORKSPACE, Set.of());
            tree.write(roots.home(), Roots.HOME, Set.of("home/.cache"));
        }
        return new Saved(measure.digest(), entries.omissions());
    }

    private static TarArchiveOutputStream tar(OutputStream stream) throws IOException {
        var zstd = new ZstdOutputStream(stream, LEVEL).setChecksum(true);
        var tar = new TarArchiveOutputStream(zstd, "UTF-8");
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
        tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
        tar.setAddPaxHeadersForNonAsciiNames(true);
        return tar;
    }
}
