package dev.devex.runner.access;

/** What a ticket is worth at this runner. */
public enum Admission {
    ADMITTED,
    /** There is no ticket, or it is forged, expired or meant for something else. */
    UNKNOWN,
    /** It is a good ticket to another repl. */
    FOREIGN
}
