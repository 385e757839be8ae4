package dev.devex.repl.internal.background;

import java.time.Duration;

/**
 * How fast things go.
 *
 * @param lease how long a server that died keeps others from its repls; a living one renews three times in that time
 * @param tick how often what has no worker is looked for
 * @param firstTick when that begins, so that the server's own address answers before sandboxes ask it
 * @param startPatience how long a start waits for what is away
 * @param creation after what time a creation that did not end is given up
 * @param shortestPause before the first retry; doubled for each further one
 * @param longestPause between retries, up to {@value #MANY} of them
 */
public record Pace(
        Duration lease,
        Duration tick,
        Duration firstTick,
        Duration startPatience,
        Duration creation,
        Duration shortestPause,
        Duration longestPause) {
    private static final int MANY = 20;
    private static final int LONGER_AT_MOST = 10;

    public static final Pace NORMAL = new Pace(
            Duration.ofSeconds(15),
            Duration.ofSeconds(3),
            Duration.ofSeconds(3),
            Duration.ofSeconds(60),
            Duration.ofMinutes(2),
            Duration.ofSeconds(2),
            Duration.ofSeconds(60));

    Pace withStartPatience(Duration patience) {
        return new Pace(lease, tick, firstTick, patience, creation, shortestPause, longestPause);
    }

    /** The pause after so many failed attempts, from 1. After many it grows on: in a cluster each try to save leaves a container. */
    public Duration pauseAfter(int attempts) {
        if (attempts > MANY) {
            return longestPause.multipliedBy(Math.min(attempts - MANY + 1, LONGER_AT_MOST));
        }
        var pause = shortestPause.multipliedBy(1L << (attempts - 1));
        return pause.compareTo(longestPause) < 0 ? pause : longestPause;
    }
}
