package dev.devex.repl.internal;

import dev.devex.kernel.Redis;
import dev.devex.kernel.UnavailableException;
import java.net.URI;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.UnifiedJedis;

/** One server's way to Redis, which ends when the server dies. */
final class MortalRedis extends Redis {
    private volatile boolean dead;

    MortalRedis(URI url) {
        super(url);
    }

    void die() {
        dead = true;
    }

    @Override
    public <T extends @Nullable Object> T call(Function<UnifiedJedis, T> commands) {
        if (dead) {
            throw new UnavailableException("This server is dead.", new IllegalStateException());
        }
        return super.call(commands);
    }
}
