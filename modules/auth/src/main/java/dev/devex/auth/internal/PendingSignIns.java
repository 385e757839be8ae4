package dev.devex.auth.internal;

import dev.devex.kernel.Redis;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.params.SetParams;

/**
 * Sign-ins that have gone to the provider and not come back. Each is taken up once, and only by the browser that has its
 * verifier: here stays the challenge alone.
 */
@ApplicationScoped
public class PendingSignIns {
    static final Duration LIFE = Duration.ofMinutes(10);
    private static final String KEY = "devex:auth:sign-in:";

    private final Redis redis;

    @Inject
    public PendingSignIns(Redis redis) {
        this.redis = redis;
    }

    /** For the proxy of the container alone. */
    @SuppressWarnings("NullAway")
    protected PendingSignIns() {
        redis = null;
    }

    /** Remembers a sign-in and returns its {@code state}. */
    String add(CodeVerifier verifier, ReturnPath target) {
        var state = RandomText.make();
        var life = SetParams.setParams().ex(LIFE.toSeconds());
        redis.call(client -> client.set(KEY + state, verifier.challenge() + target.value(), life));
        return state;
    }

    /** Takes up a sign-in, which is gone then: where it was to lead, if this browser began it. */
    Optional<ReturnPath> take(String state, @Nullable CodeVerifier verifier) {
        @Nullable String pending = redis.call(client -> client.getDel(KEY + state));
        return verifier != null && pending != null && pending.startsWith(verifier.challenge() + "/")
                ? Optional.of(new ReturnPath(pending.substring(pending.indexOf('/'))))
                : Optional.empty();
    }
}
