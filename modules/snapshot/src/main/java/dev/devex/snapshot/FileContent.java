package dev.devex.snapshot;

import dev.devex.snapshot.internal.pack.BlobReader;
import dev.devex.snapshot.internal.pack.PackReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

/**
 * The content of one file of a snapshot, as a stream that holds no more than one piece in memory. A byte is given only once
 * the piece it belongs to was seen to be right, and the last piece only once the whole was.
 */
public final class FileContent extends InputStream {
    private final Entry.File file;
    private final List<StoredPack> packs;
    private final ObjectSource source;
    private final Iterator<Part> parts;
    private final PackReader reader = new PackReader();
    private final MessageDigest whole = Sha256.digest();
    private final MessageDigest piece = Sha256.digest();
    private int pack = -1;
    private ByteBuffer current = ByteBuffer.allocate(0);

    /**
     * Reads nothing yet.
     *
     * @param packs those of the manifest the file is of
     */
    public FileContent(Entry.File file, List<StoredPack> packs, ObjectSource source) {
        this.file = file;
        this.packs = packs;
        this.source = source;
        parts = file.parts().iterator();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    /**
     * @throws CorruptSnapshotException when something is not what was stored
     * @throws IOException when a pack cannot be read
     */
    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!current.hasRemaining() && !nextPiece()) {
            return -1;
        }
        int count = Math.min(length, current.remaining());
        current.get(bytes, offset, count);
        return count;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }

    private boolean nextPiece() throws IOException {
        if (parts.hasNext()) {
            current = read(parts.next());
            whole.update(current.duplicate());
            if (!parts.hasNext()) {
                requireWhole();
            }
            return true;
        }
        return false;
    }

    private ByteBuffer read(Part part) throws IOException {
        if (part.pack() != pack || part.frameOffset() < reader.position()) {
            reader.open(source.pack(packs.get(part.pack())));
            pack = part.pack();
        }
        return BlobReader.checked(reader.frame(part.frameOffset(), part.frameLength()), part, piece);
    }

    private void requireWhole() {
        if (!Arrays.equals(whole.digest(), file.sha256().bytes())) {
            throw new CorruptSnapshotException("The content of a file is not what was stored.", null);
        }
    }
}
