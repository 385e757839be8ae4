package dev.devex.snapshot.internal.pack;

import dev.devex.snapshot.CorruptSnapshotException;
import dev.devex.snapshot.ObjectSource;
import dev.devex.snapshot.Part;
import dev.devex.snapshot.Sha256;
import dev.devex.snapshot.StoredPack;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.List;

/** Reads parts out of packs, each frame by a request of its own: nothing stays open while what was read is used. */
public final class FrameReader implements AutoCloseable {
    private final List<StoredPack> packs;
    private final ObjectSource source;
    private final PackReader reader = new PackReader();
    private final MessageDigest digest = Sha256.digest();

    public FrameReader(List<StoredPack> packs, ObjectSource source) {
        this.packs = packs;
        this.source = source;
    }

    /**
     * Reads the frame that a part lies in.
     *
     * @return its content, good until the next call
     */
    public ByteBuffer frame(Part part) throws IOException {
        StoredPack pack = packs.get(part.pack());
        try (var stream = source.pack(pack, part.frameOffset(), part.frameLength())) {
            reader.open(stream, part.frameOffset());
            return reader.frame(part.frameOffset(), part.frameLength());
        } catch (EOFException e) {
            throw new CorruptSnapshotException("A pack of the snapshot is cut off.", e);
        }
    }

    /** Takes a part out of the frame that it lies in. */
    public ByteBuffer checked(ByteBuffer frame, Part part) {
        return BlobReader.checked(frame, part, digest);
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
