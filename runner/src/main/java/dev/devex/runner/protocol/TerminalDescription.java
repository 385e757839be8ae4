package dev.devex.runner.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A terminal as clients see it.
 *
 * @param number what names it in binary frames; no two terminals of a runner ever share one
 * @param title what the shell calls itself (OSC 0 and 2)
 * @param cwd where the shell is (OSC 7), relative to the workspace; null outside of it, or when the shell does not say
 * @param running the name of the program that has the terminal, as it was when this was written; null while the shell has it
 */
public record TerminalDescription(
        String sessionId,
        long number,
        @Nullable String title,
        @Nullable String cwd,
        @Nullable String running,
        TerminalSize size,
        List<Viewer> viewers) {
    public TerminalDescription {
        viewers = List.copyOf(viewers);
    }

    /** A connection that watches the terminal; {@code you} marks the one that is told. */
    public record Viewer(String id, String user, boolean you) {}
}
