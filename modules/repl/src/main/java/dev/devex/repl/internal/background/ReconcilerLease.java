package dev.devex.repl.internal.background;

import dev.devex.kernel.Redis;
import dev.devex.repl.internal.records.Fence;
import dev.devex.repl.internal.records.Keys;
import dev.devex.repl.internal.records.Script;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The right of one server, of all, to reconcile: kept by being taken again and again, and free soon after its holder died. */
@ApplicationScoped
public class ReconcilerLease {
    private final Redis redis;
    private final Duration time;
    private final String holder = UUID.randomUUID().toString();

    @Inject
    public ReconcilerLease(Redis redis, Pace pace) {
        this.redis = redis;
        this.time = pace.lease();
    }

    @SuppressWarnings("NullAway")
    protected ReconcilerLease() {
        redis = null;
        time = null;
    }

    /** Takes it or keeps it; empty while another server has it. */
    public Optional<Fence> take() {
        var token = redis.script(
                Script.FENCE.lua(),
                List.of(Keys.RECONCILER, Keys.FENCE),
                List.of(holder, Long.toString(time.toMillis())));
        return token instanceof String text ? Optional.of(new Fence(Long.parseLong(text))) : Optional.empty();
    }

    /** Lets another server have it, if this one has it. */
    public void release() {
        redis.script(Script.RELEASE.lua(), List.of(Keys.RECONCILER), List.of(holder));
    }
}
