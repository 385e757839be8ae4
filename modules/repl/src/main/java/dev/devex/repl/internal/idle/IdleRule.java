package dev.devex.repl.internal.idle;

import dev.devex.repl.internal.records.ReplRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * When a running repl is to be stopped. What its sandbox says is believed for a bounded time: user code can say it too.
 *
 * @param timeout how long it may be idle
 * @param longest how long it may be up after its owner last asked for something
 */
record IdleRule(Duration timeout, Duration longest) {
    /**
     * @param ownerAt when its owner last asked for something
     * @param idleSince since when nothing goes on; null while something does, or nothing is known
     * @param pinnedUntil until when it is kept in any case
     */
    Instant stopsAt(Instant ownerAt, @Nullable Instant idleSince, @Nullable Instant pinnedUntil) {
        var latest = ownerAt.plus(longest);
        var due = idleSince == null
                ? latest
                : earlier(latest, later(ownerAt, idleSince).plus(timeout));
        return pinnedUntil == null ? due : later(due, pinnedUntil);
    }

    static Instant ownerAt(ReplRecord record) {
        var repl = record.repl();
        return Stream.of(repl.startedAt(), repl.lastActiveAt())
                .filter(Objects::nonNull)
                .max(Instant::compareTo)
                .orElse(repl.createdAt());
    }

    static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
