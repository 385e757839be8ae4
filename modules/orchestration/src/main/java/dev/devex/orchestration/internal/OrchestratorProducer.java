package dev.devex.orchestration.internal;

import dev.devex.kernel.InvalidValueException;
import dev.devex.kernel.Redis;
import dev.devex.kernel.SiteSettings;
import dev.devex.orchestration.Orchestrator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
            @ConfigProperties SiteSettings site,
            Redis redis) {
        return switch (name) {
            case "process" ->
                new ProcessOrchestrator(settings, new OneCore(redis, name(settings))::require, site.publicUrl());
            default -> throw new InvalidValueException("DEVEX_ORCHESTRATOR must be process; it is " + name + ".");
        };
    }

    private static String name(ProcessSettings settings) {
        try {
            return Files.readString(Path.of("/proc/sys/kernel/hostname")).strip() + ":" + settings.sandboxes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
