package dev.devex.repl.internal.records;

import static dev.devex.repl.ReplState.DELETING;
import static dev.devex.repl.ReplState.FAILED;
import static dev.devex.repl.ReplState.RUNNING;
import static dev.devex.repl.ReplState.STARTING;
import static dev.devex.repl.ReplState.STOPPED;
import static dev.devex.repl.ReplState.STOPPING;

import dev.devex.repl.ReplState;
import java.util.EnumSet;
import java.util.Set;

/** The state machine: every way from one state to another, and there is no other. */
public enum Transition {
    /** The owner wants it up. The session grows. */
    START(STARTING, STOPPED, FAILED),
    /** The runner answers. */
    COME_UP(RUNNING, STARTING),
    /** It did not come up, and nothing is left of the sandbox. */
    FAIL_TO_START(FAILED, STARTING),
    /** The owner wants it down; a start is cancelled. */
    STOP(STOPPING, STARTING, RUNNING),
    /** The owner is impatient with a save that is tried again, or gives the work up. */
    STOP_AGAIN(STOPPING, STOPPING),
    /** The owner wants an earlier state: what there is now is saved and taken down first. */
    RESTORE(STOPPING, RUNNING),
    /** Saved and taken down, and now the earlier state can be brought back. */
    MAKE_WAY(STOPPING, STOPPING),
    /** The sandbox ended by itself: what it holds is to be saved. */
    LOSE(STOPPING, RUNNING),
    /** A sandbox was found that should not be there any more: what it holds is to be saved. */
    FIND_LEFTOVER(STOPPING, STOPPED, FAILED),
    /** The last save failed and is tried again later. */
    FAIL_TO_SAVE(STOPPING, STOPPING),
    /** Not saved, for a reason that its owner has to remove: it runs again. */
    RESUME(RUNNING, STOPPING),
    /** Saved and taken down. */
    COME_DOWN(STOPPED, STOPPING),
    /** Saved, as far as possible, and taken down after it was lost. */
    COME_DOWN_LOST(FAILED, STOPPING),
    /** The earlier state is the newest, and is brought up. The session grows. */
    COME_BACK(STARTING, STOPPING),
    /** Saved and taken down, but the earlier state cannot be had. */
    FAIL_TO_RESTORE(FAILED, STOPPING),
    /** The owner wants it gone. */
    DELETE(DELETING, STOPPED, STARTING, RUNNING, STOPPING, FAILED),
    /** The removal met an obstacle and is tried again later. */
    FAIL_TO_DELETE(DELETING, DELETING);

    private static final Set<ReplState> WITH_WORK_TO_DO = EnumSet.of(STARTING, STOPPING, DELETING);

    private final ReplState to;

    @SuppressWarnings("ImmutableEnumChecker")
    private final Set<ReplState> from;

    Transition(ReplState to, ReplState first, ReplState... others) {
        this.to = to;
        this.from = EnumSet.of(first, others);
    }

    public ReplState to() {
        return to;
    }

    public Set<ReplState> from() {
        return from;
    }

    /** Whether a server has to do something in that state for it to end. */
    public static boolean leavesWorkIn(ReplState state) {
        return WITH_WORK_TO_DO.contains(state);
    }
}
