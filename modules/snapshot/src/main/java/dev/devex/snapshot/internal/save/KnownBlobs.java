package dev.devex.snapshot.internal.save;

import dev.devex.snapshot.Sha256;
import dev.devex.snapshot.internal.pack.Blob;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Content that is stored already, by its hash; some of it only where a workspace has very many files, to bound the memory. */
final class KnownBlobs {
    private static final int MOST = 1 << 17;

    private final Map<Sha256, Blob> blobs = new HashMap<>();

    void add(Blob blob) {
        if (blobs.size() < MOST) {
            blobs.putIfAbsent(blob.sha256(), blob);
        }
    }

    @Nullable
    Blob find(Sha256 sha256) {
        return blobs.get(sha256);
    }
}
