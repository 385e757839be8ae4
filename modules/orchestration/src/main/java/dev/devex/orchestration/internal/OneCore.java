package dev.devex.orchestration.internal;

import dev.devex.kernel.Redis;
import dev.devex.kernel.UnavailableException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;

/**
 * Sees to it that of the cores that share a Redis one alone runs sandboxes as processes: another could neither reach them nor see
 * that they are there, and would take them for lost. The place is kept by being used, and free once it is released or has not been used for a minute.
 */
final class OneCore {
    private static final Logger LOG = System.getLogger(OneCore.class.getName());
    private static final String KEY = "devex:process-orchestrator";
    private static final Duration KEPT = Duration.ofMinutes(1);
    private static final Duration RENEWED = Duration.ofSeconds(10);

    /** Returns who has the place. */
    private static final String TAKE = """
            local holder = redis.call('GET', KEYS[1])
            if holder and holder ~= ARGV[1] then return holder end
            redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
            return ARGV[1]
            """;

    private static final String RELEASE = """
            if redis.call('GET', KEYS[1]) == ARGV[1] then redis.call('DEL', KEYS[1]) end
            return ARGV[1]
            """;

    private final Redis redis;
    private final String self;
    private String holder = "";
    private boolean released;
    private long askedAt;

    /** @param self names this core and the folder of its sandboxes */
    OneCore(Redis redis, String self) {
        this.redis = redis;
        this.self = self;
    }

    /** @throws UnavailableException when another core has the place, or this one has released it */
    synchronized void require() {
        if (released) {
            throw new UnavailableException("This server ends.", new IllegalStateException(KEY));
        }
        if (!holder.equals(self) || System.nanoTime() - askedAt > RENEWED.toNanos()) {
            ask();
        }
        if (!holder.equals(self)) {
            throw new UnavailableException(
                    "Sandboxes that are processes are for one core alone, and another one runs them.",
                    new IllegalStateException(KEY));
        }
    }

    /**
     * Lets another core have the place, for good.
     *
     * @throws UnavailableException when Redis is away; the place is then free in a minute
     */
    synchronized void release() {
        released = true;
        redis.script(RELEASE, List.of(KEY), List.of(self));
    }

    private void ask() {
        var before = holder;
        try {
            holder = String.valueOf(redis.script(TAKE, List.of(KEY), List.of(self, Long.toString(KEPT.toMillis()))));
            askedAt = System.nanoTime();
        } catch (UnavailableException e) {
            if (!holder.equals(self)) {
                throw e;
            }
            // Nobody can take the place meanwhile.
            askedAt = System.nanoTime();
        }
        if (!holder.equals(self) && !holder.equals(before)) {
            LOG.log(Level.ERROR, "{0} runs sandboxes on this Redis already, so this core runs none.", holder);
        }
    }
}
