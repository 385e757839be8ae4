package dev.devex.snapshot;

import com.github.luben.zstd.ZstdIOException;
import com.github.luben.zstd.ZstdInputStream;
import dev.devex.snapshot.internal.manifest.LineReader;
import dev.devex.snapshot.internal.manifest.ManifestParser;
import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads one manifest, full or delta, entry by entry. Each entry is whole and in order, and its parts lie in packs of the table;
 * that the object is the expected one is known once {@link #next} has returned null, and not before.
 *
 * @see StateReader
 */
public final class ManifestReader implements AutoCloseable {
    /** Log 2 of the memory that a stranger's stream may ask for. */
    private static final int LARGEST_WINDOW = 23;

    private static final int LONGEST_LINE = 16 << 20;

    /** Some million entries; a few bytes of a stranger's can decompress to any number. */
    private static final long LARGEST = 2L << 30;

    private final MessageDigest digest = Sha256.digest();
    private final Sha256 expected;
    private final LineReader lines;
    private final ManifestHeader header;
    private @Nullable EntryPath last;

    /**
     * Takes the stream over and reads the header.
     *
     * @throws CorruptSnapshotException when it is no manifest
     * @throws NewerSnapshotException when it is one of a newer version
     * @throws IOException when the stream cannot be read
     */
    public ManifestReader(InputStream stream, Sha256 expected) throws IOException {
        this.expected = expected;
        var zstd = new ZstdInputStream(new DigestInputStream(stream, digest)).setLongMax(LARGEST_WINDOW);
        lines = new LineReader(zstd, LONGEST_LINE, LARGEST);
        try {
            String first = line();
            if (first == null) {
                throw damaged(null);
            }
            header = ManifestParser.header(first);
        } catch (IOException | RuntimeException e) {
            stream.close();
            throw e;
        }
    }

    public ManifestHeader header() {
        return header;
    }

    /**
     * @return null after the last entry, when the whole object was seen to have the expected hash
     * @throws CorruptSnapshotException when an entry, or the object, is damaged
     * @throws UnsafeSnapshotException when an entry leads outside the workspace
     * @throws IOException when the stream cannot be read
     */
    public @Nullable Entry next() throws IOException {
        return next(ManifestParser::entry);
    }

    /** As {@link #next}, of a manifest that was read before and is right: files may come as {@link Entry.Known}. */
    public @Nullable Entry nextKnown() throws IOException {
        return next(ManifestParser::known);
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }

    private @Nullable Entry next(Function<String, Entry> parser) throws IOException {
        String line = line();
        if (line == null) {
            requireExpected();
            return null;
        }
        Entry entry = parser.apply(line);
        requireOrder(entry.path());
        requireKind(entry);
        return entry;
    }

    private @Nullable String line() throws IOException {
        try {
            return lines.next();
        } catch (ZstdIOException | IllegalArgumentException e) {
            throw damaged(e);
        }
    }

    private void requireOrder(EntryPath path) {
        if (last != null && last.compareTo(path) >= 0) {
            throw damaged(null);
        }
        last = path;
    }

    private void requireKind(Entry entry) {
        if (entry instanceof Entry.File file && !file.parts().stream().allMatch(this::isListed)) {
            throw damaged(null);
        }
        if (entry instanceof Entry.Gone && header.base().isEmpty()) {
            throw damaged(null);
        }
    }

    private boolean isListed(Part part) {
        return part.pack() < header.packs().size() && part.liesIn(header.packs().get(part.pack()));
    }

    private void requireExpected() {
        if (!Sha256.of(digest.digest()).equals(expected)) {
            throw new CorruptSnapshotException("The manifest is not the one that was stored.", null);
        }
    }

    private static CorruptSnapshotException damaged(@Nullable Exception cause) {
        return new CorruptSnapshotException("The manifest of the snapshot is damaged.", cause);
    }
}
