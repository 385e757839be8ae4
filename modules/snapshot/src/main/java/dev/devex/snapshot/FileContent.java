package dev.devex.snapshot;

import dev.devex.snapshot.internal.pack.FrameReader;
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
    private final Iterator<Part> parts;
    private final FrameReader reader;
    private final MessageDigest whole = Sha256.digest();
    private ByteBuffer current = ByteBuffer.allocate(0);

    /**
     * Reads nothing yet.
     *
     * @param packs those of the manifest the file is of
     */
    public FileContent(Entry.File file, List<StoredPack> packs, ObjectSource source) {
        this.file = file;
        parts = file.parts().iterator();
        reader = new FrameReader(packs, source);
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
            Part part = parts.next();
            current = reader.checked(reader.frame(part), part);
            whole.update(current.duplicate());
            if (!parts.hasNext()) {
                requireWhole();
            }
            return true;
        }
        return false;
    }

    private void requireWhole() {
        if (!Arrays.equals(whole.digest(), file.sha256().bytes())) {
            throw new CorruptSnapshotException("The content of a file is not what was stored.", null);
        }
    }
}
