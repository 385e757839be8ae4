package dev.devex.web.internal;

import jakarta.enterprise.context.Dependent;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperties;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Who may read the metrics from elsewhere ({@code DEVEX_METRICS_TOKEN}): never print it. */
@Dependent
@ConfigProperties(prefix = "devex.metrics")
public class MetricsSettings {
    @ConfigProperty(name = "token")
    private Optional<String> token;

    Optional<String> token() {
        return token;
    }
}
