package dev.devex.snapshot.internal.index;

import dev.devex.snapshot.EntryPath;
import dev.devex.snapshot.Sha256;
import dev.devex.snapshot.internal.manifest.Relation;
import dev.devex.snapshot.internal.pack.Blob;
import java.nio.file.attribute.FileTime;
import java.util.List;

/**
 * What a save knew of one path.
 *
 * @param path as in an {@link EntryPath}
 * @param state as it was on disk, or as a manifest tells it
 * @param settled whether the state was old enough that any later write would have changed it
 * @param target of a link; otherwise empty
 * @param blobs of a file; otherwise none
 */
public record IndexRecord(
        String path,
        FileState state,
        Relation relation,
        boolean settled,
        Sha256 sha256,
        String target,
        List<Blob> blobs) {
    public static IndexRecord gone(String path) {
        return new IndexRecord(path, FileState.NONE, Relation.GONE, true, Sha256.EMPTY, "", List.of());
    }

    public boolean isGone() {
        return relation == Relation.GONE;
    }

    public IndexRecord with(Relation other) {
        return relation == other ? this : new IndexRecord(path, state, other, settled, sha256, target, blobs);
    }

    /**
     * Whether what is on disk now must be what was there then.
     *
     * @param restored by when files were there of which only a manifest told
     */
    public boolean stillHolds(FileState now, FileTime restored) {
        if (state.isNowhere()) {
            return state.isEntryLike(now) && now.changed().compareTo(restored) < 0;
        }
        return settled && (state.equals(now) || (now.isClosed() && state.equalsExceptChange(now)));
    }

    /** The same, with what is on disk now. */
    public IndexRecord at(FileState now, boolean isSettled) {
        return new IndexRecord(path, now, relation, isSettled, sha256, target, blobs);
    }

    /** Whether a manifest would say the same of both. */
    public boolean isSameEntry(IndexRecord other) {
        return state.mode() == other.state.mode()
                && state.modified().equals(other.state.modified())
                && sha256.equals(other.sha256)
                && target.equals(other.target)
                && blobs.equals(other.blobs);
    }
}
