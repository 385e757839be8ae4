package dev.devex.auth.internal;

import dev.devex.auth.TooManySignInsException;
import dev.devex.kernel.Redis;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;

/** Counts attempts to sign in by address, over all servers, in windows of a minute. */
@ApplicationScoped
public class SignInLimit {
    /** High, since everybody behind one proxy has one address. */
    static final long ATTEMPTS = 300;

    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final String COUNT = """
            local attempts = redis.call('INCR', KEYS[1])
            if attempts == 1 then redis.call('EXPIRE', KEYS[1], ARGV[1]) end
            return attempts
            """;

    private final Redis redis;

    @Inject
    public SignInLimit(Redis redis) {
        this.redis = redis;
    }

    /** For the proxy of the container alone. */
    @SuppressWarnings("NullAway")
    protected SignInLimit() {
        redis = null;
    }

    /** Counts one attempt from {@code address}, unless it is one too many. */
    void count(String address) {
        var attempts = redis.script(
                COUNT, List.of("devex:auth:attempts:" + address), List.of(Long.toString(WINDOW.toSeconds())));
        if (attempts instanceof Long count && count > ATTEMPTS) {
            throw new TooManySignInsException(WINDOW);
        }
    }
}
