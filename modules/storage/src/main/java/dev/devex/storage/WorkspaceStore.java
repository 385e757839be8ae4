package dev.devex.storage;

import java.time.Instant;

/**
 * Keeps workspaces. A reader sees a whole state, the old one or the new one, never a mixture; what was acknowledged stays.
 * Every call throws {@link dev.devex.kernel.UnavailableException} when the store cannot be reached, and is safe to repeat then.
 */
public interface WorkspaceStore {
    /**
     * Gives a new workspace the files of a template.
     *
     * @return when its first state was stored
     * @throws UnknownTemplateException when there is no such template; nothing is stored then
     */
    Instant create(Workspace workspace, String template);

    /**
     * Lets one sandbox read the newest snapshot and upload one of its own, for a limited time.
     *
     * @throws UnknownWorkspaceException when nothing is stored for it
     */
    WorkspaceGrant grant(Workspace workspace, long session);

    /**
     * Makes an upload the newest snapshot, once the stored bytes are seen to be what {@code snapshot} says. Repeating a commit
     * that took effect answers the same.
     *
     * @param session the session of the repl that made it; a lower one than that of the newest snapshot is refused
     * @return when the snapshot was made the newest
     * @throws RejectedCommitException when the session is old, or the upload is missing or not what it says
     * @throws TooLargeWorkspaceException when the upload is larger than a workspace may be; in either case the newest snapshot stays
     *     what it was
     */
    Instant commit(Workspace workspace, long session, Upload snapshot);

    /** Removes all that is stored of a workspace; done already is fine. */
    void delete(Workspace workspace);

    /** Returns normally when the store answers, within a second or two. */
    void check();

    /**
     * What a sandbox says it has uploaded.
     *
     * @param size in bytes
     * @param sha256 of the bytes, in lower-case hexadecimal
     */
    record Upload(String uploadId, long size, String sha256) {}
}
