package dev.devex.repl;

import dev.devex.kernel.ReplId;
import dev.devex.kernel.UserId;
import dev.devex.storage.SnapshotId;
import java.util.List;
import java.util.Map;

/**
 * The repls of all users. Every change is atomic over all servers and outlives the one that made it; the work that follows from
 * it goes on in the background. All calls throw {@link UnknownReplException} for somebody else's repl as for an unknown one,
 * and {@link dev.devex.kernel.UnavailableException} while Redis, or what else they need, is away.
 */
public interface Repls {
    /** The owner's repls, the oldest first. */
    List<Repl> of(UserId owner);

    Repl get(UserId owner, ReplId id);

    /**
     * Makes a stopped repl whose stored workspace holds the template's files. On any error nothing is left of it.
     *
     * @throws TooManyReplsException when the owner has as many as the site allows
     * @throws dev.devex.storage.UnknownTemplateException when there is no such template
     */
    Repl create(UserId owner, ReplName name, String template);

    /** @throws ReplStateException when it is being deleted */
    Repl rename(UserId owner, ReplId id, ReplName name);

    /**
     * Has a sandbox brought up, never a second one.
     *
     * @return the repl, {@code STARTING}, or {@code RUNNING} when it was already
     * @throws ReplStateException when it is being stopped or deleted
     */
    Repl start(UserId owner, ReplId id);

    /**
     * Has the sandbox saved and taken down; a start under way is cancelled. While the save fails it is tried again.
     *
     * @param discard gives up what is not saved
     * @return the repl, {@code STOPPING}, or as it was when it had no sandbox
     * @throws ReplStateException when it is being deleted
     */
    Repl stop(UserId owner, ReplId id, boolean discard);

    /**
     * Makes an earlier state the newest, so that this can be undone like anything else. A running repl is stopped with a last save
     * first, and started again afterwards.
     *
     * @return the repl: as it was when it had no sandbox, and it is done then; else {@code STOPPING}
     * @throws dev.devex.storage.UnknownSnapshotException when there is no such state
     * @throws ReplStateException when it is being started, stopped or deleted
     */
    Repl restore(UserId owner, ReplId id, SnapshotId snapshot);

    /**
     * Makes a stopped repl of its own out of a state of this one. On any error nothing is left of it.
     *
     * @throws dev.devex.storage.UnknownSnapshotException when there is no such state
     * @throws TooManyReplsException when the owner has as many as the site allows
     */
    Repl fork(UserId owner, ReplId id, SnapshotId snapshot, ReplName name);

    /** Has the repl removed with its sandbox and all that is stored of it; done already is fine while it is still listed. */
    void delete(UserId owner, ReplId id);

    /** How many repls of all users there are in each state. */
    Map<ReplState, Long> census();

    /** @throws ReplStateException unless it is running */
    ReplTicket ticket(UserId owner, ReplId id);
}
