package dev.devex.repl;

/** Where a repl is in its life. */
public enum ReplState {
    /** No sandbox; the work is stored. */
    STOPPED,
    /** A sandbox is being brought up. */
    STARTING,
    /** The sandbox's runner can be reached. */
    RUNNING,
    /** The sandbox is being saved and taken down; with a failure, the last save is tried again. */
    STOPPING,
    /** No sandbox is left, and the failure says why. */
    FAILED,
    /** It is being removed with all that is stored of it. */
    DELETING
}
