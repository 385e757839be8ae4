package dev.devex.repl.internal.idle;

import static dev.devex.repl.ReplState.RUNNING;

import dev.devex.kernel.Redis;
import dev.devex.kernel.UnavailableException;
import dev.devex.repl.internal.background.Threads;
import dev.devex.repl.internal.records.Keys;
import dev.devex.repl.internal.records.ReplRecord;
import dev.devex.repl.internal.records.ReplRecords;
import dev.devex.repl.internal.records.Script;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.microprofile.config.inject.ConfigProperties;

/**
 * Looks after the running repls that do not stop by themselves: those whose sandbox says nothing, and those that have been kept up
 * by what it says for as long as that is believed. One server at a time does so, and none right after a gap in which nobody could.
 */
@ApplicationScoped
class IdleWatch {
    private static final Logger LOG = System.getLogger(IdleWatch.class.getName());
    private static final Duration PERIOD = Duration.ofSeconds(10);

    /** A server that has not looked for so long is taken for dead. */
    static final Duration LEASE = Duration.ofSeconds(40);

    /** After this time without the report that would have stopped it, nobody says any more that a repl is idle. */
    static final Duration SILENCE = Duration.ofMinutes(2);

    private final Redis redis;
    private final ReplRecords records;
    private final IdleStops stops;
    private final Threads threads;
    private final IdleRule rule;
    private final Clock clock;
    private final String server = UUID.randomUUID().toString();
    private final AtomicBoolean begun = new AtomicBoolean();
    private final AtomicBoolean busy = new AtomicBoolean();

    @Inject
    IdleWatch(
            Redis redis,
            ReplRecords records,
            IdleStops stops,
            Threads threads,
            @ConfigProperties IdleSettings settings) {
        this(redis, records, stops, threads, settings.rule(), Clock.systemUTC());
    }

    IdleWatch(Redis redis, ReplRecords records, IdleStops stops, Threads threads, IdleRule rule, Clock clock) {
        this.redis = redis;
        this.records = records;
        this.stops = stops;
        this.threads = threads;
        this.rule = rule;
        this.clock = clock;
    }

    @SuppressWarnings("NullAway")
    protected IdleWatch() {
        redis = null;
        records = null;
        stops = null;
        threads = null;
        rule = null;
        clock = null;
    }

    void begin(@Observes Startup event) {
        if (begun.compareAndSet(false, true)) {
            threads.every(PERIOD, () -> threads.work(this::lookUnlessBusy));
        }
    }

    private void lookUnlessBusy() {
        if (busy.compareAndSet(false, true)) {
            try {
                look();
            } catch (UnavailableException e) {
                LOG.log(Level.DEBUG, "Idle repls are looked for later: {0}", e.getMessage());
            } finally {
                busy.set(false);
            }
        }
    }

    /** Looks once, unless another server does. */
    void look() {
        watchedSince().ifPresent(since -> records.find(records.running()).stream()
                .filter(record -> record.state() == RUNNING)
                .forEach(record -> look(record, since)));
    }

    /** Since when somebody has been looking without a gap; empty when that is another server. */
    private Optional<Instant> watchedSince() {
        var now = Long.toString(clock.instant().toEpochMilli());
        var answer = redis.script(Script.WATCH.lua(), List.of(Keys.WATCH), List.of(server, now, "" + LEASE.toMillis()));
        return answer instanceof String since
                ? Optional.of(Instant.ofEpochMilli(Long.parseLong(since)))
                : Optional.empty();
    }

    private void look(ReplRecord record, Instant watchedSince) {
        var now = clock.instant();
        var known = Idleness.of(record, now);
        if (!latest(known, watchedSince).isAfter(now)) {
            stops.stop(record);
            return;
        }
        var silent =
                known.idleSince() != null && known.stopsAt(rule).plus(SILENCE).isBefore(now);
        var present = silent ? known.unknown() : known;
        if (!present.isNoted(record, rule)) {
            records.set(record, present.fields(rule));
        }
    }

    /** When it is stopped whatever its sandbox says. Nobody could ask for anything while there was no server. */
    private Instant latest(Idleness known, Instant watchedSince) {
        return IdleRule.later(known.unknown().stopsAt(rule), watchedSince.plus(rule.timeout()));
    }
}
