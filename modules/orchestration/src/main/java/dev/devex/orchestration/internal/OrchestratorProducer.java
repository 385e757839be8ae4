package dev.devex.orchestration.internal;

import dev.devex.kernel.InvalidValueException;
import dev.devex.kernel.Redis;
import dev.devex.kernel.SiteSettings;
import dev.devex.kernel.UnavailableException;
import dev.devex.orchestration.Orchestrator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Reception;
import jakarta.enterprise.event.Shutdown;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.microprofile.config.inject.ConfigProperties;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Picks what sandboxes run on ({@code DEVEX_ORCHESTRATOR}). */
@ApplicationScoped
class OrchestratorProducer {
    private static final Logger LOG = System.getLogger(OrchestratorProducer.class.getName());

    private final OneCore place;
    private final ProcessOrchestrator processes;

    @Inject
    OrchestratorProducer(@ConfigProperties ProcessSettings settings, @ConfigProperties SiteSettings site, Redis redis) {
        place = new OneCore(redis, name(settings));
        processes = new ProcessOrchestrator(settings, place::require, site.publicUrl());
    }

    /** For the proxy of the container alone. */
    @SuppressWarnings("NullAway")
    protected OrchestratorProducer() {
        place = null;
        processes = null;
    }

    @Produces
    @ApplicationScoped
    Orchestrator orchestrator(@ConfigProperty(name = "devex.orchestrator", defaultValue = "process") String name) {
        return switch (name) {
            case "process" -> processes;
            default -> throw new InvalidValueException("DEVEX_ORCHESTRATOR must be process; it is " + name + ".");
        };
    }

    /** Another core need not wait for the place; unless a sandbox is left, which that one would take for lost. */
    void leave(@Observes(notifyObserver = Reception.IF_EXISTS) Shutdown event) {
        try {
            if (processes.sandboxes().isEmpty()) {
                place.release();
            }
        } catch (UnavailableException e) {
            LOG.log(Level.DEBUG, "The place among the cores is not given back.", e);
        }
    }

    private static String name(ProcessSettings settings) {
        try {
            return Files.readString(Path.of("/proc/sys/kernel/hostname")).strip() + ":" + settings.sandboxes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
