package dev.devex.auth.internal;

import dev.devex.auth.Session;
import dev.devex.auth.Sessions;
import dev.devex.auth.User;
import dev.devex.kernel.Redis;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jose4j.jwt.JwtClaims;
import redis.clients.jedis.params.SetParams;

/** Sessions are tokens that every server can check; only those that were ended early are written down. */
@ApplicationScoped
public class UserSessions implements Sessions {
    static final String AUDIENCE = "devex";
    static final Duration LIFE = Duration.ofDays(7);
    private static final String REVOKED = "devex:auth:revoked:";

    private final Tokens tokens;
    private final Redis redis;
    private final Clock clock;

    @Inject
    public UserSessions(Tokens tokens, Redis redis) {
        this(tokens, redis, Clock.systemUTC());
    }

    UserSessions(Tokens tokens, Redis redis, Clock clock) {
        this.tokens = tokens;
        this.redis = redis;
        this.clock = clock;
    }

    /** For the proxy of the container alone. */
    @SuppressWarnings("NullAway")
    protected UserSessions() {
        tokens = null;
        redis = null;
        clock = null;
    }

    /** Signs a user in: the token of a new session. */
    String begin(User user) {
        return tokens.sign(SessionClaims.of(user), AUDIENCE, LIFE).token();
    }

    /** The session a token stands for, while it is live. */
    Optional<SessionToken> find(String token) {
        return tokens.check(token, AUDIENCE)
                .map(JwtClaims::getClaimsMap)
                .map(claims -> new SessionToken(token, claims))
                .filter(found -> isLive(found.session()));
    }

    /** Ends a session everywhere, at once. */
    void end(Session session) {
        var rest = Duration.between(clock.instant(), session.expiresAt()).toSeconds();
        var untilExpiry = SetParams.setParams().ex(Math.max(0, rest) + 1);
        redis.call(client -> client.set(REVOKED + session.id(), "", untilExpiry));
    }

    @Override
    public boolean isLive(Session session) {
        return session.expiresAt().isAfter(clock.instant())
                && !redis.call(client -> client.exists(REVOKED + session.id()));
    }
}
