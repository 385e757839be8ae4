package dev.devex.repl.internal.idle;

import static dev.devex.repl.ReplState.RUNNING;

import dev.devex.auth.SandboxCaller;
import dev.devex.kernel.ReplId;
import dev.devex.repl.internal.records.ReplRecord;
import dev.devex.repl.internal.records.ReplRecords;
import dev.devex.repl.internal.records.SandboxRecords;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperties;

/**
 * Where sandboxes say what goes on in them. A repl is stopped for being idle only when its sandbox says at that very time that it
 * is, and for how long: so nobody is stopped on account of what was known before Redis or this server was away.
 */
@ApplicationScoped
public class ActivityDesk {
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Duration LATEST = Duration.ofSeconds(30);
    private static final int REPORTS_PER_TIMEOUT = 4;

    private final ReplRecords records;
    private final SandboxRecords sandboxes;
    private final IdleStops stops;
    private final IdleRule rule;
    private final Clock clock;

    @Inject
    ActivityDesk(ReplRecords records, IdleStops stops, @ConfigProperties IdleSettings settings) {
        this(records, stops, settings.rule(), Clock.systemUTC());
    }

    ActivityDesk(ReplRecords records, IdleStops stops, IdleRule rule, Clock clock) {
        this.records = records;
        this.sandboxes = new SandboxRecords(records);
        this.stops = stops;
        this.rule = rule;
        this.clock = clock;
    }

    @SuppressWarnings("NullAway")
    protected ActivityDesk() {
        records = null;
        sandboxes = null;
        stops = null;
        rule = null;
        clock = null;
    }

    /**
     * Takes a report, of which the present sandbox alone may make any.
     *
     * @return after what time the next one is wanted at the latest
     */
    public Duration report(ReplId repl, SandboxCaller caller, ActivityReport report) {
        var record = sandboxes.ofPresent(repl, caller);
        if (record.state() != RUNNING) {
            return SOON;
        }
        take(record, report, clock.instant());
        return pause();
    }

    private void take(ReplRecord record, ActivityReport report, Instant now) {
        var known = Idleness.of(record, now);
        var reason = report.reason();
        var reported = reason == null ? known.idle(now.minusSeconds(report.idleSeconds())) : known.busy(reason);
        if (reason == null && !reported.stopsAt(rule).isAfter(now)) {
            stops.stop(record);
        } else if (!reported.isNoted(record, rule)) {
            records.set(record, reported.fields(rule));
        }
    }

    private Duration pause() {
        var share = rule.timeout().dividedBy(REPORTS_PER_TIMEOUT);
        var pause = share.compareTo(LATEST) < 0 ? share : LATEST;
        return pause.compareTo(SOON) < 0 ? SOON : pause;
    }
}
