package dev.devex.snapshot.internal.index;

import dev.devex.snapshot.Omission;
import dev.devex.snapshot.Sha256;
import dev.devex.snapshot.StoredPack;
import dev.devex.snapshot.internal.pack.FrameTable;
import java.nio.file.attribute.FileTime;
import java.util.List;

/**
 * What an index is of, and where its records' frames lie.
 *
 * @param manifest of the snapshot
 * @param base the full manifest that it rests on; itself, when it is full
 * @param basePacks how many the base has
 * @param restored by when all files were as the snapshot says; never, unless it was just restored
 * @param packs its table, which begins with the base's
 * @param used how much of each pack is referred to, in bytes as stored
 */
public record IndexSummary(
        Sha256 manifest,
        Sha256 base,
        int basePacks,
        FileTime restored,
        List<StoredPack> packs,
        List<Long> used,
        List<Omission> omissions,
        FrameTable frames) {
    /** Of no snapshot at all. */
    public static IndexSummary none() {
        var none = Sha256.EMPTY;
        return new IndexSummary(none, none, 0, FileState.NEVER, List.of(), List.of(), List.of(), new FrameTable(0));
    }

    public boolean isFull() {
        return manifest.equals(base);
    }
}
