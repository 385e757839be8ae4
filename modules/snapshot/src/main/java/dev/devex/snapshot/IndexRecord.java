package dev.devex.snapshot;

import java.util.List;

/**
 * What a save knew of one path.
 *
 * @param path as in an {@link EntryPath}
 * @param state as it was on disk; of no file when only a manifest told of it
 * @param settled whether the state was old enough that any later write would have changed it
 * @param target of a link; otherwise empty
 * @param blobs of a file; otherwise none
 */
record IndexRecord(
        String path,
        FileState state,
        Relation relation,
        boolean settled,
        Sha256 sha256,
        String target,
        List<Blob> blobs) {
    /** How it stands to the base of the snapshot. */
    enum Relation {
        SAME(0),
        CHANGED(1),
        ADDED(2),
        /** The base has it, and the state has not. */
        GONE(3);

        private final int code;

        Relation(int code) {
            this.code = code;
        }

        byte code() {
            return (byte) code;
        }
    }

    static IndexRecord gone(String path) {
        return new IndexRecord(path, FileState.NONE, Relation.GONE, true, Sha256.EMPTY, "", List.of());
    }

    boolean isGone() {
        return relation == Relation.GONE;
    }

    IndexRecord with(Relation other) {
        return relation == other ? this : new IndexRecord(path, state, other, settled, sha256, target, blobs);
    }

    /** Whether what is on disk now must be what was there then. */
    boolean stillHolds(FileState now) {
        return settled && (state.equals(now) || (now.isClosed() && state.equalsExceptChange(now)));
    }

    /** Whether a manifest would say the same of both. */
    boolean isSameEntry(IndexRecord other) {
        return state.mode() == other.state.mode()
                && state.modified().equals(other.state.modified())
                && sha256.equals(other.sha256)
                && target.equals(other.target)
                && blobs.equals(other.blobs);
    }
}
