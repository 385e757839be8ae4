package dev.devex.auth.internal;

import jakarta.enterprise.context.Dependent;
import org.eclipse.microprofile.config.inject.ConfigProperties;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The key of all that is secret in Redis ({@code DEVEX_SECRET_KEY}): never print it. */
@Dependent
@ConfigProperties(prefix = "devex")
public class SecretSettings {
    @ConfigProperty(name = "secret.key")
    private String secretKey;

    String secretKey() {
        return secretKey;
    }
}
