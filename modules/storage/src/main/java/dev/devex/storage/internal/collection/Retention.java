package dev.devex.storage.internal.collection;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Which former states are kept: all of the last while, then what the workspace was at each full hour, then at each midnight (UTC).
 *
 * @param all how long after it was replaced a state is kept in any case
 * @param hourly how far back hours go
 * @param daily how far back days go, and how long branches are kept
 */
public record Retention(Duration all, Duration hourly, Duration daily) {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);

    /** Before any time that a snapshot could be of. */
    private static final Duration LONGEST = Duration.ofDays(36_500);

    /** @throws IllegalArgumentException when one is negative, or longer than a century */
    public Retention {
        for (Duration duration : List.of(all, hourly, daily)) {
            if (duration.isNegative() || duration.compareTo(LONGEST) > 0) {
                throw new IllegalArgumentException("Snapshots cannot be kept for " + duration + ".");
            }
        }
    }

    /**
     * @param from since when it was the newest state
     * @param until when another one replaced it
     */
    boolean keeps(Instant from, Instant until, Instant now) {
        return until.isAfter(now.minus(all))
                || wasNewestAtFull(HOUR, later(from, now.minus(hourly)), until)
                || wasNewestAtFull(DAY, later(from, now.minus(daily)), until);
    }

    boolean keepsBranch(Instant savedAt, Instant now) {
        return savedAt.isAfter(now.minus(daily));
    }

    private static boolean wasNewestAtFull(Duration unit, Instant from, Instant until) {
        long seconds = unit.toSeconds();
        long next = -Math.floorDiv(-(from.getNano() > 0 ? from.getEpochSecond() + 1 : from.getEpochSecond()), seconds);
        return Instant.ofEpochSecond(next * seconds).isBefore(until);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
