package dev.devex.orchestration;

import dev.devex.kernel.ReplId;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * A sandbox that is there, in whatever condition.
 *
 * @param url the runner's base address, without a slash at the end; null unless {@code condition} is {@code RUNNING}
 * @param cause why it has ended by itself, or begun anew while it is {@code RUNNING}; null where nothing of the kind is known
 */
public record Sandbox(
        ReplId repl,
        long session,
        Condition condition,
        @Nullable URI url,
        @Nullable Cause cause) {
    /** One of which nothing is known that has befallen it. */
    public Sandbox(ReplId repl, long session, Condition condition, @Nullable URI url) {
        this(repl, session, condition, url, null);
    }

    /** Whether nobody can have worked in it yet. */
    public boolean isStarting() {
        return condition == Condition.STARTING;
    }

    public enum Condition {
        /** Not ready yet; it holds nothing of the user's that is not stored. */
        STARTING,
        /** The runner answers. */
        RUNNING,
        /** The runner has ended, the workspace is still there and may hold work that is not stored. */
        ENDED
    }
}
