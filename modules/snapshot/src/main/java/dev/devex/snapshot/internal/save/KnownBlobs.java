package dev.devex.snapshot.internal.save;

import dev.devex.snapshot.Sha256;
import dev.devex.snapshot.internal.index.IndexReader;
import dev.devex.snapshot.internal.index.IndexRecord;
import dev.devex.snapshot.internal.pack.Blob;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Content that is stored already, by its hash; some of it only where a workspace has very many files, to bound the memory. Of what
 * former saves have stored it holds the beginnings of hashes, and all the rest only once one of them comes again: most of what
 * changes has never been there before.
 */
final class KnownBlobs {
    private static final int MOST = 1 << 17;

    private final PreviousState previous;
    private final long[] stored;
    private final Map<Sha256, Blob> blobs = new HashMap<>();
    private boolean complete;

    KnownBlobs(PreviousState previous) throws IOException {
        this.previous = previous;
        try (IndexReader records = previous.records()) {
            stored = records.hashes();
        }
        Arrays.sort(stored);
    }

    void add(Blob blob) {
        if (blobs.size() < MOST) {
            blobs.putIfAbsent(blob.sha256(), blob);
        }
    }

    @Nullable
    Blob find(Sha256 sha256) throws IOException {
        if (!complete && Arrays.binarySearch(stored, sha256.prefix()) >= 0) {
            addStored();
            complete = true;
        }
        return blobs.get(sha256);
    }

    private void addStored() throws IOException {
        try (IndexReader records = previous.records()) {
            for (IndexRecord next = records.next(); next != null; next = records.next()) {
                next.blobs().stream().filter(previous::keeps).forEach(this::add);
            }
        }
    }
}
