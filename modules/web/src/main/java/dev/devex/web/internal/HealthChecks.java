package dev.devex.web.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;
import org.eclipse.microprofile.health.Startup;

/** What MicroProfile Health says of this server: alive and started once it answers, ready while all it needs is there. */
@ApplicationScoped
public class HealthChecks {
    private final Dependencies dependencies;

    @Inject
    public HealthChecks(Dependencies dependencies) {
        this.dependencies = dependencies;
    }

    /** For the proxy of the container alone. */
    @SuppressWarnings("NullAway")
    protected HealthChecks() {
        dependencies = null;
    }

    @Produces
    @Liveness
    HealthCheck alive() {
        return () -> HealthCheckResponse.up("core");
    }

    @Produces
    @Startup
    HealthCheck started() {
        return () -> HealthCheckResponse.up("core");
    }

    @Produces
    @Readiness
    HealthCheck redis() {
        return ready(Dependencies.REDIS);
    }

    @Produces
    @Readiness
    HealthCheck store() {
        return ready(Dependencies.STORE);
    }

    @Produces
    @Readiness
    HealthCheck orchestrator() {
        return ready(Dependencies.ORCHESTRATOR);
    }

    @Produces
    @Readiness
    HealthCheck signingKeys() {
        return ready(Dependencies.KEYS);
    }

    private HealthCheck ready(String name) {
        return () -> {
            var fault = dependencies.fault(name);
            var response = HealthCheckResponse.named(name).status(fault.isEmpty());
            fault.ifPresent(sentence -> response.withData("reason", sentence));
            return response.build();
        };
    }
}
