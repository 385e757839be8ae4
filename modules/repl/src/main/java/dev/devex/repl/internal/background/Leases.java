package dev.devex.repl.internal.background;

import dev.devex.kernel.Redis;
import dev.devex.kernel.ReplId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Sees to it that one worker at a time, of all servers, has a repl in hand. */
@ApplicationScoped
public class Leases {
    private final Redis redis;
    private final Threads threads;
    private final Duration time;
    private final Set<ReplId> inHand = ConcurrentHashMap.newKeySet();

    @Inject
    public Leases(Redis redis, Threads threads, Pace pace) {
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
     * Takes the step under the repl's lease, unless somebody else has it. Where Redis is away for longer than a lease lasts,
     * another server may take the repl in hand as well: what either achieves counts only if the repl is still as it was.
     *
     * @return whether it was taken
     */
    public boolean during(ReplId repl, Step step) throws InterruptedException {
        // Redis may have lost the lease with which this very server is at work.
        if (!inHand.add(repl)) {
            return false;
        }
        try {
            return underLease(repl, step);
        } finally {
            inHand.remove(repl);
        }
    }

    private boolean underLease(ReplId repl, Step step) throws InterruptedException {
        var lease = new Lease(redis, repl, time);
        if (!lease.take()) {
            return false;
        }
        var renewal = threads.every(time.dividedBy(3), lease::renew);
        try (lease) {
            step.take();
        } finally {
            renewal.cancel();
        }
        return true;
    }
}
