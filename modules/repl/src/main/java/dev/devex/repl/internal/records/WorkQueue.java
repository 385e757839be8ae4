package dev.devex.repl.internal.records;

import dev.devex.kernel.Redis;
import dev.devex.kernel.ReplId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import redis.clients.jedis.params.ZRangeParams;

/** The repls with work to do, in the order in which it is due. Changes of their states put them in and take them out. */
@ApplicationScoped
public class WorkQueue {
    private final Redis redis;

    @Inject
    public WorkQueue(Redis redis) {
        this.redis = redis;
    }

    @SuppressWarnings("NullAway")
    protected WorkQueue() {
        redis = null;
    }

    public List<ReplId> all() {
        return ids(redis.call(client -> client.zrange(Keys.WORKING, 0, -1)));
    }

    /** Repls whose work is due by now. */
    public List<ReplId> due() {
        var until = ZRangeParams.zrangeByScoreParams(0, (double) Instant.now().toEpochMilli());
        return ids(redis.call(client -> client.zrange(Keys.WORKING, until)));
    }

    public boolean isDue(ReplId repl) {
        return whenDue(repl).filter(due -> !due.isAfter(Instant.now())).isPresent();
    }

    /** When the repl's work is to be begun, if it has any to do. */
    public Optional<Instant> whenDue(ReplId repl) {
        var due = redis.call(client -> client.zscore(Keys.WORKING, repl.value()));
        return Optional.ofNullable(due).map(time -> Instant.ofEpochMilli(time.longValue()));
    }

    /** Takes out a repl that is gone. */
    public void drop(ReplId repl) {
        redis.call(client -> client.zrem(Keys.WORKING, repl.value()));
    }

    private static List<ReplId> ids(Collection<String> values) {
        return values.stream().map(ReplId::new).toList();
    }
}
