package dev.devex.kernel;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.apache.commons.pool2.impl.GenericObjectPoolConfig;
import org.eclipse.microprofile.config.inject.ConfigProperties;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Connection;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.JedisPubSub;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.util.JedisURIHelper;

/** The one pool of Redis connections. Every key of Devex starts with {@code devex:}. */
@ApplicationScoped
public class Redis {
    private static final int CONNECTIONS = 32;
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final HostAndPort address;
    private final JedisClientConfig configuration;
    private final UnifiedJedis client;

    @Inject
    public Redis(@ConfigProperties RedisSettings settings) {
        this(settings.url());
    }

    public Redis(URI url) {
        var pool = new GenericObjectPoolConfig<Connection>();
        pool.setMaxTotal(CONNECTIONS);
        pool.setMaxWait(PATIENCE);
        // After Redis was away, a connection from before would fail a call that need not fail.
        pool.setTestOnBorrow(true);
        var timeout = Math.toIntExact(PATIENCE.toMillis());
        address = JedisURIHelper.getHostAndPort(url);
        configuration =
                DefaultJedisClientConfig.builder(url).timeoutMillis(timeout).build();
        client = RedisClient.builder()
                .hostAndPort(address)
                .clientConfig(configuration)
                .poolConfig(pool)
                .build();
    }

    /** For the proxy of the container alone. */
    @SuppressWarnings("NullAway")
    protected Redis() {
        address = null;
        configuration = null;
        client = null;
    }

    /**
     * Runs commands and returns what they return.
     *
     * @throws UnavailableException when Redis cannot be reached, answers too late or refuses; whether the commands took
     *     effect is then unknown, so they must be safe to repeat
     */
    public <T extends @Nullable Object> T call(Function<UnifiedJedis, T> commands) {
        try {
            return commands.apply(client);
        } catch (JedisException e) {
            throw unavailable(e);
        }
    }

    /**
     * Hears a channel until the subscriber unsubscribes, over a connection of its own: one of the pool's, given back while it
     * is still subscribed, would bring messages in the place of answers.
     *
     * @throws UnavailableException when Redis cannot be reached, or the subscription breaks off
     */
    public void subscribe(JedisPubSub subscriber, String channel) {
        try (var connection = new Connection(address, configuration)) {
            subscriber.proceed(connection, channel);
        } catch (JedisException e) {
            throw unavailable(e);
        }
    }

    /** Runs a Lua script, atomically; see {@link #call} for errors. */
    public @Nullable Object script(String lua, List<String> keys, List<String> arguments) {
        return call(redis -> redis.eval(lua, keys, arguments));
    }

    /** Gives the connections back; nothing can be called any more. */
    @PreDestroy
    public void close() {
        client.close();
    }

    private static UnavailableException unavailable(JedisException cause) {
        return new UnavailableException("The state of the repls cannot be reached just now.", cause);
    }
}
