package dev.devex.snapshot.faults;

/** What may become of a request on its way to a server and back. */
public enum Fault {
    /** The connection is cut before the server has heard anything. */
    CUT_CONNECTION,
    /** The connection is cut within the request. */
    TRUNCATED_REQUEST,
    /** Answered with 500; the server has heard nothing. */
    INTERNAL_ERROR,
    /** Answered with 503; the server has heard nothing. */
    UNAVAILABLE,
    /** Answered, but with pauses. */
    SLOW_ANSWER,
    /** The connection is cut within the answer. */
    TRUNCATED_ANSWER,
    /** The server has done what was asked for, and the connection is cut before a word of that. */
    LOST_ANSWER,
    /** The server has done what was asked for, and the answer is 500. */
    DENIED_ANSWER,
    /** The last byte of the answer is another one. It never happens at random: what has no hash would be believed. */
    DAMAGED_ANSWER
}
