package dev.devex.repl.internal;

import dev.devex.kernel.Redis;
import dev.devex.kernel.UnavailableException;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.JedisPubSub;
import redis.clients.jedis.UnifiedJedis;

/** One server's way to Redis, which ends when the server dies. */
final class MortalRedis extends Redis {
    /** How often Redis was asked. */
    final AtomicInteger calls = new AtomicInteger();

    private volatile boolean dead;
    private volatile boolean cutOff;

    MortalRedis(URI url) {
        super(url);
    }

    void die() {
        dead = true;
    }

    void cutOff(boolean cutOff) {
        this.cutOff = cutOff;
    }

    @Override
    public <T extends @Nullable Object> T call(Function<UnifiedJedis, T> commands) {
        begin();
        return super.call(commands);
    }

    @Override
    public void subscribe(JedisPubSub subscriber, String channel) {
        begin();
        super.subscribe(subscriber, channel);
    }

    private void begin() {
        if (dead || cutOff) {
            throw new UnavailableException("Redis is away.", new IllegalStateException());
        }
        calls.incrementAndGet();
    }
}
