package dev.devex.storage;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;

/**
 * Former states of workspaces: looked at, brought back, or made into workspaces of their own. A snapshot that is read is seen
 * whole, in its one state; memory does not grow with it. Every call throws {@link dev.devex.kernel.UnavailableException} when the
 * store cannot be reached, {@link UnknownWorkspaceException} when nothing is stored for the workspace, {@link
 * UnknownSnapshotException} when it has no such snapshot, and {@link UnreadableWorkspaceException} when that is damaged or of
 * another version; every one is safe to repeat.
 */
public interface WorkspaceHistory {
    /** How many entries of a folder are told at most. */
    int MOST_ENTRIES = 10_000;

    /** How many changes are told at most. */
    int MOST_CHANGES = 5_000;

    /**
     * The newest snapshot and former ones, the latest first.
     *
     * @param before only those with a lower number
     * @param most how many at most
     */
    List<Snapshot> line(Workspace workspace, long before, int most);

    /** What was kept aside, the latest first. */
    List<Snapshot> branches(Workspace workspace);

    Snapshot find(Workspace workspace, SnapshotId id);

    /**
     * What is directly in a folder: folders first, then by name.
     *
     * @param folder none for the two roots
     * @throws UnknownEntryException when there is no such folder
     */
    Listing list(Workspace workspace, SnapshotId id, Optional<WorkspacePath> folder);

    /**
     * Looks a file up, and sees that its content can be read.
     *
     * @throws UnknownEntryException when there is nothing of that path
     * @throws NoFileException when it is none
     */
    StoredFile open(Workspace workspace, SnapshotId id, WorkspacePath path);

    /**
     * What differs from the one that was saved earlier to the other.
     *
     * @param other none for the one before it in the line; for a branch, the newest
     */
    Comparison compare(Workspace workspace, SnapshotId id, Optional<SnapshotId> other);

    /**
     * Prepares a zip of a folder, with modes, times and links.
     *
     * @param folder none for the two roots
     * @throws UnknownEntryException when there is no such folder
     * @throws TooLargeArchiveException when it has too many entries
     */
    StoredArchive archive(Workspace workspace, SnapshotId id, Optional<WorkspacePath> folder);

    /**
     * Makes a former state the newest, as a snapshot of its own that refers to what is stored already; one that is the newest
     * state is left alone.
     *
     * @param session a number that no session of the repl has or had: what an older one commits from now on becomes a branch
     * @return the newest snapshot then
     * @throws SupersededSessionException when a newer session has begun
     * @throws TooLargeWorkspaceException when it is larger than a workspace may be
     */
    Snapshot restore(Workspace workspace, SnapshotId id, long session);

    /**
     * Gives a new workspace a state of another, copied within the store.
     *
     * @return its first snapshot, or the newest if it has one already
     * @throws TooLargeWorkspaceException when it is larger than a workspace may be
     * @throws UnsupportedStoreException when the store cannot copy
     */
    Snapshot fork(Workspace source, SnapshotId id, Workspace target);

    /**
     * The entries of a folder.
     *
     * @param truncated whether it has more than are told
     */
    record Listing(List<StoredEntry> entries, boolean truncated) {
        public Listing {
            entries = List.copyOf(entries);
        }
    }

    /** A file and its content. */
    record StoredFile(StoredEntry entry, Download content) {}

    /**
     * A zip, which is made while it is sent.
     *
     * @param size how long it will be, in bytes: to be announced, so that nobody takes a part for the whole
     */
    record StoredArchive(long size, Download content) {}

    /**
     * What differs between two snapshots, in the order of paths.
     *
     * @param from none when there was nothing before
     * @param truncated whether there are more changes than are told
     */
    record Comparison(Optional<Snapshot> from, Snapshot to, List<EntryChange> changes, boolean truncated) {
        public Comparison {
            changes = List.copyOf(changes);
        }
    }

    /** What is read while it is sent. */
    @FunctionalInterface
    interface Download {
        /**
         * Writes it, without closing the stream; no byte of a file that was not stored.
         *
         * @throws IOException when the stream or the store fails, or something is damaged: what was written is not the whole then,
         *     nor looks like it
         */
        void writeTo(OutputStream out) throws IOException;
    }
}
