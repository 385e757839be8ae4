package dev.devex.snapshot;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** A large file, whose pieces come in any order and from several threads. Pieces of zeros become holes. */
final class PiecedFile {
    private static final ByteBuffer ZEROS = ByteBuffer.allocate(Packs.PIECE).asReadOnlyBuffer();

    private final Path path;
    private final Entry.File entry;
    private final AtomicInteger missing;

    /** Makes the file, still empty. */
    PiecedFile(Path path, Entry.File entry) throws IOException {
        this.path = path;
        this.entry = entry;
        missing = new AtomicInteger(entry.parts().size());
        FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)
                .close();
    }

    /**
     * Writes a piece.
     *
     * @return whether it was the last one that was missing: the whole file is as it should be then
     */
    boolean write(long offset, ByteBuffer piece) throws IOException {
        try (var file = FileChannel.open(path, Set.of(StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS))) {
            boolean last = offset + piece.remaining() == entry.size();
            if (!isZero(piece)) {
                writeAll(file, offset, piece);
            } else if (last) {
                writeAll(file, entry.size() - 1, ByteBuffer.allocate(1));
            }
        }
        boolean whole = missing.decrementAndGet() == 0;
        if (whole) {
            requireContent();
        }
        return whole;
    }

    private void requireContent() throws IOException {
        MessageDigest digest = Sha256.digest();
        var buffer = ByteBuffer.allocate(Packs.GROUP);
        try (var file = FileChannel.open(path, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS))) {
            while (file.read(buffer) >= 0) {
                digest.update(buffer.flip());
                buffer.clear();
            }
        }
        if (!Arrays.equals(digest.digest(), entry.sha256().bytes())) {
            throw new CorruptSnapshotException("The content of a file is not what was stored.", null);
        }
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
