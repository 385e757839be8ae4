package dev.devex.repl.internal.background;

import dev.devex.kernel.Redis;
import dev.devex.kernel.ReplId;
import dev.devex.kernel.UnavailableException;
import dev.devex.repl.internal.records.Keys;
import dev.devex.repl.internal.records.Script;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import redis.clients.jedis.params.SetParams;

/** The right of one worker, of all servers, to have a repl in hand: kept until it is closed or its server dies. */
final class Lease implements AutoCloseable {
    private final Redis redis;
    private final String key;
    private final Duration time;
    private final String holder = UUID.randomUUID().toString();
    private boolean closed;

    Lease(Redis redis, ReplId repl, Duration time) {
        this.redis = redis;
        this.key = Keys.lease(repl);
        this.time = time;
    }

    boolean take() {
        return redis.call(client ->
                        client.set(key, holder, SetParams.setParams().nx().px(time.toMillis())))
                != null;
    }

    synchronized void renew() {
        if (!closed) {
            run(Script.RENEW, holder, Long.toString(time.toMillis()));
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        run(Script.RELEASE, holder);
    }

    private void run(Script script, String... arguments) {
        try {
            redis.script(script.lua(), List.of(key), List.of(arguments));
        } catch (UnavailableException e) {
            // Nobody can take it while Redis is away, and one that is not released runs out.
        }
    }
}
