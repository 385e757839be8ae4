package dev.devex.orchestration;

import dev.devex.kernel.ReplId;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * Runs sandboxes, one for each running repl. Calls for one repl come one at a time; calls for several may come at once. Every
 * call may be repeated after a crash and completes what is half done. All throw
 * {@link dev.devex.kernel.UnavailableException} while what the sandboxes run on cannot be reached.
 */
public interface Orchestrator {
    /**
     * Brings a sandbox up: its workspace restored, its runner answering. One of the same session that is there already is
     * completed, never doubled. An interrupt, or a failure, undoes what was begun.
     *
     * @return the runner's base address, without a slash at the end
     * @throws SandboxStartException with the reason; no sandbox is left, unless the reason is {@code unsavedWork}: then one that
     *     has run before is there, untouched, and {@link #stop} saves it
     * @throws InterruptedException when the start was given up; no sandbox is left but one that has run before
     */
    URI start(SandboxSpec spec) throws InterruptedException;

    /**
     * Takes a sandbox down: ends the user's programs, saves the workspace, and removes the sandbox once the core has committed the
     * save. None there is fine.
     *
     * @param spec of any session: it says by whose name the save is made
     * @return what there was to save; {@link StopResult#NOTHING_TO_SAVE} also when an earlier call has saved and removed it
     * @throws SaveFailedException when the save did not succeed; the workspace is still there, so that it can be tried again
     * @throws InterruptedException when it was given up; it can be repeated
     */
    StopResult stop(SandboxSpec spec) throws InterruptedException;

    /**
     * Has the runner of a sandbox answer again whose last save did not succeed, on the workspace as it is.
     *
     * @return the runner's base address, without a slash at the end
     * @throws SandboxStartException when it does not come up, or none is there; a workspace that is there stays, for {@link #stop}
     * @throws InterruptedException when it was given up; the workspace stays
     */
    URI resume(SandboxSpec spec) throws InterruptedException;

    /** Takes a sandbox down and gives up what it has not saved. None there is fine. */
    void discard(ReplId repl) throws InterruptedException;

    Optional<Sandbox> find(ReplId repl);

    /** Every sandbox that is there, those a former server left behind too. */
    List<Sandbox> sandboxes();

    /** Returns normally when sandboxes can be run, within a second or two. */
    void check();
}
