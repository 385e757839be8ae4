package dev.devex.auth.internal;

import dev.devex.kernel.AdjustableClock;
import dev.devex.kernel.EmbeddedRedis;
import dev.devex.kernel.Redis;
import java.io.IOException;
import java.time.Instant;

/** A site of several servers for tests: one real Redis, one clock, and as many servers as a test asks for. */
final class Site implements AutoCloseable {
    static final String SECRET = "a secret of the site that nobody knows";

    final EmbeddedRedis server = new EmbeddedRedis();
    final Redis redis = new Redis(server.url());
    final AdjustableClock clock = new AdjustableClock(Instant.parse("2026-03-01T10:00:00Z"));

    Site() throws IOException {}

    SigningKeys keys() {
        return new SigningKeys(redis, SECRET, clock);
    }

    Tokens tokens() {
        return new Tokens(keys(), clock);
    }

    UserSessions sessions() {
        return new UserSessions(tokens(), redis, clock);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
