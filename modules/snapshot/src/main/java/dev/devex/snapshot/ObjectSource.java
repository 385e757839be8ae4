package dev.devex.snapshot;

import java.io.IOException;
import java.io.InputStream;

/** Where the objects of a snapshot are read from. What it gives is never trusted, but checked against the hash. */
public interface ObjectSource {
    /**
     * Opens a manifest of the workspace; the caller closes it. May be called by several threads at once.
     *
     * @throws java.nio.file.NoSuchFileException when the store has no such object
     * @throws IOException when it cannot be reached
     */
    InputStream manifest(Sha256 sha256) throws IOException;

    /**
     * Opens a pack, the workspace's own or its template's; the caller closes it. May be called by several threads at once.
     *
     * @throws java.nio.file.NoSuchFileException when the store has no such object
     * @throws IOException when it cannot be reached
     */
    InputStream pack(StoredPack pack) throws IOException;

    /**
     * Opens a pack at some place, as {@link #pack(StoredPack)} does at its beginning. What is behind the length is not read, and a
     * store that can leave it out should.
     */
    default InputStream pack(StoredPack pack, long offset, int length) throws IOException {
        InputStream stream = pack(pack);
        try {
            stream.skipNBytes(offset);
            return stream;
        } catch (IOException e) {
            stream.close();
            throw e;
        }
    }
}
