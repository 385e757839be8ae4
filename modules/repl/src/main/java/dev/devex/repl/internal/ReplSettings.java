package dev.devex.repl.internal;

import jakarta.enterprise.context.Dependent;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperties;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Limits on repls, and the secret by which the one who runs the site speaks to it. */
@Dependent
@ConfigProperties(prefix = "devex")
public class ReplSettings {
    @ConfigProperty(name = "max.repls.per.user", defaultValue = "20")
    private int maxReplsPerUser;

    @ConfigProperty(name = "operator.token")
    private Optional<String> operatorToken;

    /** How many repls one user may have ({@code DEVEX_MAX_REPLS_PER_USER}). */
    public int maxReplsPerUser() {
        return maxReplsPerUser;
    }

    /** The bearer token of {@code /internal} ({@code DEVEX_OPERATOR_TOKEN}), a secret; without it there is no {@code /internal}. */
    public Optional<String> operatorToken() {
        return operatorToken;
    }
}
