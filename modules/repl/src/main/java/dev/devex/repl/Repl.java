package dev.devex.repl;

import dev.devex.kernel.ReplId;
import dev.devex.kernel.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A repl as its owner sees it.
 *
 * @param template the id of the template it was made from
 * @param failure why it failed, or why its last save is being tried again
 * @param startedAt when its present or latest sandbox became ready
 * @param lastActiveAt when somebody last asked for a way into it
 * @param savedAt the time of the newest stored copy
 * @param activity what keeps it up; null unless it is running
 */
public record Repl(
        ReplId id,
        ReplName name,
        String template,
        UserId owner,
        ReplState state,
        @Nullable Failure failure,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant lastActiveAt,
        @Nullable Instant savedAt,
        @Nullable Activity activity) {}
