package dev.devex.orchestration.internal;

import dev.devex.kernel.InvalidValueException;
import dev.devex.kernel.SiteSettings;
import dev.devex.orchestration.Orchestrator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import org.eclipse.microprofile.config.inject.ConfigProperties;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Picks what sandboxes run on ({@code DEVEX_ORCHESTRATOR}). */
@ApplicationScoped
class OrchestratorProducer {
    @Produces
    @ApplicationScoped
    Orchestrator orchestrator(
            @ConfigProperty(name = "devex.orchestrator", defaultValue = "process") String name,
            @ConfigProperties ProcessSettings settings,
            @ConfigProperties SiteSettings site) {
        return switch (name) {
            case "process" -> new ProcessOrchestrator(settings, site.publicUrl());
            default -> throw new InvalidValueException("DEVEX_ORCHESTRATOR must be process; it is " + name + ".");
        };
    }
}
