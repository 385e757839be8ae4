package dev.devex.repl.internal.idle;

import dev.devex.kernel.Redis;
import dev.devex.repl.internal.background.Threads;
import dev.devex.repl.internal.records.ReplRecord;
import dev.devex.repl.internal.records.ReplRecords;
import dev.devex.repl.internal.sandboxes.ReplWork;
import java.time.Clock;
import java.time.Duration;

/** What this package offers, put together as the container does; it looks only when it is told to. */
public final class IdleParts {
    public static final Duration TIMEOUT = Duration.ofMinutes(15);
    public static final Duration LONGEST = Duration.ofHours(12);
    public static final Duration SILENCE = IdleWatch.SILENCE;

    public final ActivityDesk desk;
    public final Pins pins;
    private final IdleStops stops;
    private final IdleWatch watch;

    private IdleParts(ActivityDesk desk, Pins pins, IdleStops stops, IdleWatch watch) {
        this.desk = desk;
        this.pins = pins;
        this.stops = stops;
        this.watch = watch;
    }

    public static IdleParts of(Redis redis, ReplRecords records, ReplWork work, Threads threads, Clock clock) {
        var rule = new IdleRule(TIMEOUT, LONGEST);
        var stops = new IdleStops(records, work);
        return new IdleParts(
                new ActivityDesk(records, stops, rule, clock),
                new Pins(records, rule, Duration.ofHours(24), clock),
                stops,
                new IdleWatch(redis, records, stops, threads, rule, clock));
    }

    public void look() {
        watch.look();
    }

    /** Stops it as it was seen. */
    public void stop(ReplRecord seen) {
        stops.stop(seen);
    }
}
