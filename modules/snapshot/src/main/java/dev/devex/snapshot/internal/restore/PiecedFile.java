package dev.devex.snapshot.internal.restore;

import dev.devex.snapshot.CorruptSnapshotException;
import dev.devex.snapshot.Entry;
import dev.devex.snapshot.Sha256;
import dev.devex.snapshot.internal.pack.Packs;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.Arrays;

/** A large file, whose pieces come in any order and from several threads. Pieces of zeros become holes. */
final class PiecedFile {
    private static final ByteBuffer ZEROS = ByteBuffer.allocate(Packs.PIECE).asReadOnlyBuffer();

    private final Path path;
    private final Entry.File entry;
    private final MessageDigest digest = Sha256.digest();
    private int missing;
    private long digested;

    /** Makes the file, still empty. */
    PiecedFile(Path path, Entry.File entry) throws IOException {
        this.path = path;
        this.entry = entry;
        missing = entry.parts().size();
        FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)
                .close();
    }

    /**
     * Writes a piece.
     *
     * @return whether it was the last one that was missing: the whole file is as it should be then
     */
    synchronized boolean write(long offset, ByteBuffer piece) throws IOException {
        if (offset == digested) {
            digest.update(piece.duplicate());
            digested += piece.remaining();
        }
        try (var file = open(StandardOpenOption.WRITE)) {
            boolean last = offset + piece.remaining() == entry.size();
            if (!isZero(piece)) {
                writeAll(file, offset, piece);
            } else if (last) {
                writeAll(file, entry.size() - 1, ByteBuffer.allocate(1));
            }
        }
        missing--;
        if (missing == 0) {
            requireContent();
        }
        return missing == 0;
    }

    /** Pieces that did not come in their order have to be read again. */
    private void requireContent() throws IOException {
        var buffer = ByteBuffer.allocate(Packs.GROUP);
        try (var file = open(StandardOpenOption.READ)) {
            while (digested < entry.size() && file.read(buffer, digested) > 0) {
                digested += buffer.flip().remaining();
                digest.update(buffer);
                buffer.clear();
            }
        }
        if (!Arrays.equals(digest.digest(), entry.sha256().bytes())) {
            throw new CorruptSnapshotException("The content of a file is not what was stored.", null);
        }
    }

    private FileChannel open(OpenOption use) throws IOException {
        return FileChannel.open(path, use, LinkOption.NOFOLLOW_LINKS);
    }

    private static void writeAll(FileChannel file, long offset, ByteBuffer bytes) throws IOException {
        for (long at = offset; bytes.hasRemaining(); ) {
            at += file.write(bytes, at);
        }
    }

    private static boolean isZero(ByteBuffer piece) {
        return piece.equals(ZEROS.slice(0, piece.remaining()));
    }
}
