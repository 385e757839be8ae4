package dev.devex.auth.internal;

import dev.devex.auth.UnreadableKeysException;
import dev.devex.kernel.Redis;
import dev.devex.kernel.UnavailableException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.config.inject.ConfigProperties;

/**
 * The keys all servers sign and check with, kept in Redis, their private half encrypted. The newest signs; after
 * {@link #SIGNS_FOR} the first server that signs makes the next one, and one that nothing alive can be signed with goes.
 */
@ApplicationScoped
public class SigningKeys {
    static final Duration SIGNS_FOR = Duration.ofDays(30);
    static final Duration KEPT_FOR = SIGNS_FOR.plus(Tokens.LONGEST_LIFE).plusDays(1);
    static final String KEY = "devex:auth:keys";
    private static final Logger LOG = System.getLogger(SigningKeys.class.getName());
    private static final Duration CACHED_FOR = Duration.ofMinutes(1);
    static final Duration LOOKS_AGAIN_AFTER = Duration.ofSeconds(1);

    /** Adds a key unless another server has just made a fresh one, and drops those that are past use. */
    private static final String ADD = """
            local fresh = false
            for _, kid in ipairs(redis.call('HKEYS', KEYS[1])) do
              local made = tonumber(string.match(redis.call('HGET', KEYS[1], kid), '^%d+'))
              if made >= tonumber(ARGV[3]) then fresh = true end
              if made < tonumber(ARGV[4]) then redis.call('HDEL', KEYS[1], kid) end
            end
            if not fresh then redis.call('HSET', KEYS[1], ARGV[1], ARGV[2]) end
            """;

    private final Redis redis;
    private final SecretBox box;
    private final Clock clock;
    private final AtomicLong lookedAgain = new AtomicLong();
    private volatile Ring ring = new Ring(List.of(), Instant.MIN);

    @Inject
    public SigningKeys(Redis redis, @ConfigProperties SecretSettings settings) {
        this(redis, settings.secretKey(), Clock.systemUTC());
    }

    SigningKeys(Redis redis, String secret, Clock clock) {
        this.redis = redis;
        this.box = new SecretBox(secret);
        this.clock = clock;
    }

    /** For the proxy of the container alone. */
    @SuppressWarnings("NullAway")
    protected SigningKeys() {
        redis = null;
        box = null;
        clock = null;
    }

    /** Makes the first key before anybody waits for it, and tells an operator at once when the keys cannot be read. */
    void prepare(@Observes Startup event) {
        try {
            current();
        } catch (UnreadableKeysException | UnavailableException e) {
            LOG.log(Level.ERROR, e.getMessage(), e);
        }
    }

    /** The key to sign with now; made if there is none, or none young enough. */
    SigningKey current() {
        return freshIn(cached()).or(() -> freshIn(read())).orElseGet(this::renew);
    }

    /** The key of that name, even one made by another server a moment ago; for names that nobody knows Redis is spared. */
    Optional<SigningKey> find(String kid) {
        return named(kid, cached()).or(() -> mayLookAgain() ? named(kid, read()) : Optional.empty());
    }

    private boolean mayLookAgain() {
        var now = clock.millis();
        var last = lookedAgain.get();
        return now - last >= LOOKS_AGAIN_AFTER.toMillis() && lookedAgain.compareAndSet(last, now);
    }

    /** All that are accepted, the newest first; there is at least one. */
    List<SigningKey> all() {
        current();
        return cached().keys();
    }

    private synchronized SigningKey renew() {
        return freshIn(ring).orElseGet(() -> {
            var now = clock.instant();
            var made = SigningKey.generate(now);
            redis.script(
                    ADD,
                    List.of(KEY),
                    List.of(made.kid(), made.written(box), millis(now.minus(SIGNS_FOR)), millis(now.minus(KEPT_FOR))));
            return freshIn(read()).orElseThrow();
        });
    }

    private Ring cached() {
        var known = ring;
        return known.readAt().isBefore(clock.instant().minus(CACHED_FOR)) ? read() : known;
    }

    private Ring read() {
        Map<String, String> written = redis.call(client -> client.hgetAll(KEY));
        var keys = written.entrySet().stream()
                .map(entry -> open(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparing(SigningKey::createdAt).reversed())
                .toList();
        var fresh = new Ring(keys, clock.instant());
        ring = fresh;
        return fresh;
    }

    private SigningKey open(String kid, String written) {
        try {
            return SigningKey.read(kid, written, box);
        } catch (GeneralSecurityException e) {
            throw new UnreadableKeysException(e);
        }
    }

    private Optional<SigningKey> freshIn(Ring known) {
        var oldest = clock.instant().minus(SIGNS_FOR);
        return known.keys().stream()
                .filter(key -> !key.createdAt().isBefore(oldest))
                .findFirst();
    }

    private static Optional<SigningKey> named(String kid, Ring known) {
        return known.keys().stream().filter(key -> key.kid().equals(kid)).findFirst();
    }

    private static String millis(Instant instant) {
        return Long.toString(instant.toEpochMilli());
    }

    private record Ring(List<SigningKey> keys, Instant readAt) {}
}
