package dev.devex.storage;

import java.util.List;

/**
 * What came of restoring a snapshot.
 *
 * @param lost paths of files that were left out, since what is stored of them is damaged or missing; as manifests write them
 */
public record Restored(Snapshot snapshot, List<String> lost) {
    public Restored {
        lost = List.copyOf(lost);
    }
}
