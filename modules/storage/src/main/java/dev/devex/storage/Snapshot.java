package dev.devex.storage;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * One state of a workspace that was, or is, the newest, or was kept aside.
 *
 * @param number 1 for a workspace's first, and one more for each further one; one that was kept aside would have become that one
 * @param session the session of the repl that saved it; 0 before the first
 * @param savedAt when it became the newest
 * @param base the SHA-256 of the manifest that this one says the differences from; none when it is a full one
 * @param stored what its packs take in the store, in bytes, without those of templates
 * @param entries how many files, folders and links it has
 * @param bytes the sum of the sizes of its files
 */
public record Snapshot(
        long number,
        long session,
        Instant savedAt,
        WorkspaceObject manifest,
        Optional<String> base,
        long stored,
        long entries,
        long bytes,
        Origin origin) {

    public SnapshotId id() {
        return isBranch() ? new SnapshotId.Branch(session, manifest.sha256()) : new SnapshotId.Numbered(number);
    }

    public boolean isBranch() {
        return origin == Origin.BRANCH;
    }

    /** The same state as another snapshot, of this workspace or of one with the same objects. */
    public Snapshot as(Origin another, long itsNumber, long itsSession, Instant at) {
        return new Snapshot(itsNumber, itsSession, at, manifest, base, stored, entries, bytes, another);
    }

    /** How a snapshot came about. */
    public enum Origin {
        TEMPLATE,
        SAVE,
        RESTORE,
        FORK,
        /** Kept aside, since a newer session had begun. */
        BRANCH;

        /** As it is stored and sent. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
