package dev.devex.repl.internal.idle;

import static dev.devex.repl.ReplState.RUNNING;

import dev.devex.repl.Activity;
import dev.devex.repl.Activity.Reason;
import dev.devex.repl.internal.records.Fields;
import dev.devex.repl.internal.records.ReplRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a running repl at one moment.
 *
 * @param ownerAt when its owner last asked for something
 * @param idleSince since when nothing goes on; null while something does, or nothing is known
 */
record Idleness(
        @Nullable Reason reason,
        Instant ownerAt,
        @Nullable Instant idleSince,
        @Nullable Instant pinnedUntil) {
    /** Reports of one and the same moment differ by what they take on their way. */
    private static final Duration SAME = Duration.ofSeconds(5);

    /** As it was noted last; a pin that is over counts no more. */
    static Idleness of(ReplRecord record, Instant now) {
        var activity = activity(record);
        var pinnedUntil = activity.pinnedUntil();
        return new Idleness(
                activity.reason(),
                IdleRule.ownerAt(record),
                record.idleSince(),
                pinnedUntil != null && pinnedUntil.isAfter(now) ? pinnedUntil : null);
    }

    /** Something goes on. */
    Idleness busy(Reason reason) {
        return new Idleness(reason, ownerAt, null, pinnedUntil);
    }

    /** Nothing goes on. */
    Idleness idle(Instant since) {
        var known = idleSince;
        var same = known != null && Duration.between(known, since).abs().compareTo(SAME) < 0;
        return new Idleness(null, ownerAt, same ? known : since, pinnedUntil);
    }

    /** Nobody knows what goes on. */
    Idleness unknown() {
        return new Idleness(null, ownerAt, null, pinnedUntil);
    }

    /** Its owner asks for it to be up until then, or takes that back. */
    Idleness pinned(@Nullable Instant until, Instant now) {
        return new Idleness(reason, now, idleSince, until);
    }

    Instant stopsAt(IdleRule rule) {
        return rule.stopsAt(ownerAt, idleSince, pinnedUntil);
    }

    boolean isNoted(ReplRecord record, IdleRule rule) {
        return activity(record).equals(new Activity(reason, stopsAt(rule), pinnedUntil))
                && Objects.equals(record.idleSince(), idleSince);
    }

    Fields fields(IdleRule rule) {
        return Fields.none()
                .set("activityReason", reason == null ? "" : reason)
                .set("idleSince", idleSince)
                .set("stopsAt", stopsAt(rule))
                .set("pinnedUntil", pinnedUntil);
    }

    private static Activity activity(ReplRecord record) {
        if (record.state() != RUNNING) {
            throw new IllegalArgumentException(record.id() + " is " + record.state());
        }
        return Objects.requireNonNull(record.repl().activity());
    }
}
