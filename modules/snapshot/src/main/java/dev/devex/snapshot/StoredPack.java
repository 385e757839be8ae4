package dev.devex.snapshot;

import dev.devex.snapshot.internal.pack.Packs;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.Optional;

/**
 * A pack that a snapshot refers to.
 *
 * @param size in bytes, as stored
 * @param template the template whose pack it is; none when it is the workspace's own
 */
public record StoredPack(Sha256 sha256, long size, Optional<String> template) {
    public StoredPack {
        if (size < Packs.FIRST_FRAME) {
            throw new IllegalArgumentException("A pack is not that small.");
        }
        template.ifPresent(StoredPack::requireId);
    }

    /** Reads a stream to its end, or until it is too long, and says whether it was this pack. */
    public boolean isWhole(InputStream stream) throws IOException {
        MessageDigest digest = Sha256.digest();
        byte[] buffer = new byte[1 << 16];
        long left = size;
        for (int count = stream.read(buffer); count >= 0 && left >= 0; count = stream.read(buffer)) {
            digest.update(buffer, 0, count);
            left -= count;
        }
        return left == 0 && Sha256.of(digest.digest()).equals(sha256);
    }

    private static void requireId(String id) {
        if (!id.matches("[a-z0-9][a-z0-9-]{0,39}")) {
            throw new IllegalArgumentException("That is not the id of a template.");
        }
    }
}
