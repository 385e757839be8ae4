package dev.devex.repl.internal.idle;

import static dev.devex.repl.ReplState.RUNNING;

import dev.devex.kernel.InvalidValueException;
import dev.devex.kernel.ReplId;
import dev.devex.kernel.UserId;
import dev.devex.repl.Repl;
import dev.devex.repl.ReplStateException;
import dev.devex.repl.internal.records.ReplRecord;
import dev.devex.repl.internal.records.ReplRecords;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import org.eclipse.microprofile.config.inject.ConfigProperties;

/** Keeps repls up because their owners say so. */
@ApplicationScoped
public class Pins {
    private final ReplRecords records;
    private final IdleRule rule;
    private final Duration longest;
    private final Clock clock;

    @Inject
    Pins(ReplRecords records, @ConfigProperties IdleSettings settings) {
        this(records, settings.rule(), settings.longestPin(), Clock.systemUTC());
    }

    Pins(ReplRecords records, IdleRule rule, Duration longest, Clock clock) {
        this.records = records;
        this.rule = rule;
        this.longest = longest;
        this.clock = clock;
    }

    @SuppressWarnings("NullAway")
    protected Pins() {
        records = null;
        rule = null;
        longest = null;
        clock = null;
    }

    /**
     * Keeps it up for so many hours from now on, in place of an earlier pin; for none, it is kept no longer than any other.
     *
     * @throws InvalidValueException when that is more than the site allows
     * @throws ReplStateException unless it is running
     */
    public Repl pin(UserId owner, ReplId id, long hours) {
        if (hours < 0 || hours > longest.toHours()) {
            throw new InvalidValueException("\"hours\" must be 0 to " + longest.toHours() + ".");
        }
        var record = records.get(owner, id);
        if (record.state() != RUNNING) {
            throw notRunning(record);
        }
        var now = clock.instant();
        var pinned = Idleness.of(record, now).pinned(hours == 0 ? null : now.plus(Duration.ofHours(hours)), now);
        var fields = pinned.fields(rule).set("lastActiveAt", now);
        var outcome = records.set(id, EnumSet.of(RUNNING), fields);
        if (!outcome.done()) {
            throw notRunning(outcome.record());
        }
        return outcome.record().repl();
    }

    private static ReplStateException notRunning(ReplRecord record) {
        return new ReplStateException(record.state(), "This repl is not running.");
    }
}
