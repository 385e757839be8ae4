package dev.devex.storage;

import dev.devex.kernel.InvalidValueException;
import java.util.List;
import java.util.Optional;

/**
 * Keeps workspaces as snapshots: manifests, and packs with the contents of files. A reader sees a whole state, the old one or
 * the new one, never a mixture; what was acknowledged stays. Every call throws {@link dev.devex.kernel.UnavailableException} when
 * the store cannot be reached and {@link UnreadableWorkspaceException} when what it holds is of another version; every one is
 * safe to repeat.
 */
public interface WorkspaceStore {
    /** The largest whole number that every JSON reader takes for what it is (RFC 8259, section 6). */
    long LARGEST_NUMBER = (1L << 53) - 1;

    /**
     * Gives a new workspace the files of a template, without copying them.
     *
     * @return its first snapshot, or the newest if it has one already
     * @throws UnknownTemplateException when there is no such template; nothing is stored then
     */
    Snapshot create(Workspace workspace, String template);

    /** Keeps beside the work what is known of the repl, unless a later revision of that is kept already. */
    void describe(Workspace workspace, WorkspaceDescription description);

    /**
     * Lets a session read the newest snapshot for a limited time. From then on nothing that an older session saves becomes the
     * newest.
     *
     * @throws UnknownWorkspaceException when nothing is stored for it
     * @throws SupersededSessionException when a newer session has been here
     */
    SnapshotGrant open(Workspace workspace, long session);

    /**
     * Lets a sandbox store objects for a limited time. What is stored already stays as it is, and nothing counts before it is
     * part of a {@linkplain #commit commit}.
     *
     * @throws UnknownWorkspaceException when nothing is stored for it
     * @throws MovedWorkspaceException when one of the objects is just being removed as unused
     * @throws TooLargeWorkspaceException when that is more than a workspace may have
     */
    UploadGrant upload(Workspace workspace, List<WorkspaceObject> objects);

    /**
     * Makes what was uploaded the newest snapshot, once it was read back and seen to be whole. Repeating a commit that took
     * effect answers the same.
     *
     * @param session the session of the repl that made it
     * @throws UnknownWorkspaceException when nothing is stored for it
     * @throws RejectedCommitException when something is missing, or not what it says
     * @throws TooLargeWorkspaceException when the snapshot is larger than a workspace may be
     * @throws MovedWorkspaceException when the newest snapshot is no longer the commit's base
     * @throws SupersededSessionException when a newer session has begun: the snapshot was kept aside as a branch
     */
    Snapshot commit(Workspace workspace, long session, Commit commit);

    /**
     * Keeps what a session uploaded that has ended as a branch, which never becomes the newest snapshot by itself; done already is
     * fine.
     *
     * @return the snapshot it is, if this repeats a commit that took effect; there is no branch then
     * @throws UnknownWorkspaceException when nothing is stored for it
     * @throws RejectedCommitException when something is missing, or not what it says
     * @throws TooLargeWorkspaceException when the snapshot is larger than a workspace may be
     * @throws MovedWorkspaceException when one of the objects is just being removed as unused
     */
    Optional<Snapshot> keepAside(Workspace workspace, long session, Commit commit);

    /**
     * Removes former snapshots that are no longer kept, and uploads of more than a day ago that no snapshot refers to. It disturbs
     * nobody who reads the newest snapshot or saves.
     *
     * @return whether there will be more to remove later, if nothing else happens
     * @throws UnknownWorkspaceException when nothing is stored for it
     */
    boolean collect(Workspace workspace);

    /** Removes all that is stored of a workspace; done already is fine. */
    void delete(Workspace workspace);

    /** Removes all that is stored of a workspace, if no session has opened it yet; done already is fine. */
    void abandon(Workspace workspace);

    /** Returns normally when the store answers, within a second or two. */
    void check();

    /**
     * A snapshot to be.
     *
     * @param base the number of the snapshot that it was made from
     */
    record Commit(long base, WorkspaceObject manifest) {
        /** @throws InvalidValueException when there can be no such commit */
        public Commit {
            if (base < 1 || base > LARGEST_NUMBER) {
                throw new InvalidValueException("\"base\" must be the number of a snapshot.");
            }
        }
    }
}
