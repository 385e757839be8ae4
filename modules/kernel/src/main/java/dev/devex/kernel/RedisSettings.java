package dev.devex.kernel;

import jakarta.enterprise.context.Dependent;
import java.net.URI;
import org.eclipse.microprofile.config.inject.ConfigProperties;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where Redis is ({@code REDIS_URL}); the launcher of the embedded default fills it in. */
@Dependent
@ConfigProperties(prefix = "redis")
public class RedisSettings {
    @ConfigProperty(name = "url")
    private URI url;

    /** {@code redis://} or {@code rediss://}, with the password where there is one: never print it. */
    public URI url() {
        return url;
    }
}
