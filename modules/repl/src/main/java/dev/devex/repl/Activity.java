package dev.devex.repl;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What keeps a running repl up, and until when.
 *
 * @param reason what goes on in it; null while nothing does, or nothing is known yet
 * @param stopsAt when it is stopped if things stay as they are; null before anything is known
 * @param pinnedUntil until when its owner wants it up whatever happens; null where that was not said
 */
public record Activity(
        @Nullable Reason reason,
        @Nullable Instant stopsAt,
        @Nullable Instant pinnedUntil) {
    /** What may go on in a sandbox. */
    public enum Reason {
        /** A client is there. */
        CONNECTED,
        /** A program runs in the foreground of a terminal. */
        TERMINAL,
        /** Somebody asked for a previewed port. */
        PREVIEW,
        /** A terminal has said something. */
        OUTPUT,
        /** Its processes compute. */
        CPU
    }
}
