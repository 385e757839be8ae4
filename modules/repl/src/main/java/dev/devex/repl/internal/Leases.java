package dev.devex.repl.internal;

import dev.devex.kernel.Redis;
import dev.devex.kernel.ReplId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;

/** Sees to it that one worker at a time, of all servers, has a repl in hand. */
@ApplicationScoped
class Leases {
    private final Redis redis;
    private final Threads threads;
    private final Duration time;

    @Inject
    Leases(Redis redis, Threads threads) {
        this(redis, threads, Pace.NORMAL);
    }

    Leases(Redis redis, Threads threads, Pace pace) {
        this.redis = redis;
        this.threads = threads;
        this.time = pace.lease();
    }

    @SuppressWarnings("NullAway")
    protected Leases() {
        redis = null;
        threads = null;
        time = null;
    }

    /**
     * Takes the step under the repl's lease, unless somebody else has it.
     *
     * @param lost is run when somebody else has got it in the middle, because Redis could not be reached for too long
     * @return whether it was taken
     */
    boolean during(ReplId repl, Runnable lost, Step step) throws InterruptedException {
        var lease = new Lease(redis, repl, time);
        if (!lease.take()) {
            return false;
        }
        var renewal = threads.every(time.dividedBy(3), () -> {
            if (!lease.renew()) {
                lost.run();
            }
        });
        try (lease) {
            step.take();
        } finally {
            renewal.cancel();
        }
        return true;
    }
}
