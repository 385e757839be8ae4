package dev.devex.storage.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that a test puts forward, and by which it gets in between two steps of what it tests. */
public final class MovedClock extends Clock {
    private Duration passed = Duration.ZERO;
    private Runnable once = () -> {};

    public void pass(Duration time) {
        passed = passed.plus(time);
    }

    /** Has something done when the time is asked for next, and not again. */
    public void onceAsked(Runnable action) {
        once = action;
    }

    @Override
    public Instant instant() {
        Runnable action = once;
        once = () -> {};
        action.run();
        return Instant.now().plus(passed);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException();
    }
}
