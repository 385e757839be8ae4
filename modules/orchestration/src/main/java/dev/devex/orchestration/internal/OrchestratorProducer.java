package dev.devex.orchestration.internal;

import dev.devex.kernel.InvalidValueException;
import dev.devex.kernel.Redis;
import dev.devex.kernel.SiteSettings;
import dev.devex.kernel.UnavailableException;
import dev.devex.orchestration.Orchestrator;
import dev.devex.orchestration.internal.kubernetes.KubernetesOrchestrator;
import dev.devex.orchestration.internal.kubernetes.KubernetesSettings;
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
import org.jspecify.annotations.Nullable;

/** Picks what sandboxes run on ({@code DEVEX_ORCHESTRATOR}). */
@ApplicationScoped
class OrchestratorProducer {
    private static final Logger LOG = System.getLogger(OrchestratorProducer.class.getName());

    private final ProcessSettings settings;
    private final KubernetesSettings kubernetes;
    private final SiteSettings site;
    private final OneCore place;
    private @Nullable ProcessOrchestrator processes;
    private @Nullable KubernetesOrchestrator cluster;

    @Inject
    OrchestratorProducer(
            @ConfigProperties ProcessSettings settings,
            @ConfigProperties KubernetesSettings kubernetes,
            @ConfigProperties SiteSettings site,
            Redis redis) {
        this.settings = settings;
        this.kubernetes = kubernetes;
        this.site = site;
        place = new OneCore(redis, name(settings));
    }

    /** For the proxy of the container alone. */
    @SuppressWarnings("NullAway")
    protected OrchestratorProducer() {
        settings = null;
        kubernetes = null;
        site = null;
        place = null;
    }

    @Produces
    @ApplicationScoped
    synchronized Orchestrator orchestrator(
            @ConfigProperty(name = "devex.orchestrator", defaultValue = "process") String name) {
        return switch (name) {
            case "process" -> processes();
            case "kubernetes" -> cluster();
            default ->
                throw new InvalidValueException(
                        "DEVEX_ORCHESTRATOR must be process or kubernetes; it is " + name + ".");
        };
    }

    private Orchestrator processes() {
        var orchestrator = new ProcessOrchestrator(settings, place::require, site.publicUrl());
        processes = orchestrator;
        return orchestrator;
    }

    private Orchestrator cluster() {
        var orchestrator =
                kubernetes.orchestrator(site.publicUrl(), site.sandboxUrl().orElse(site.publicUrl()));
        cluster = orchestrator;
        return orchestrator;
    }

    synchronized void leave(@Observes(notifyObserver = Reception.IF_EXISTS) Shutdown event) {
        if (cluster != null) {
            cluster.close();
        }
        if (processes != null) {
            release(processes);
        }
    }

    /** Another core need not wait for the place; unless a sandbox is left, which that one would take for lost. */
    private void release(ProcessOrchestrator left) {
        try {
            if (left.sandboxes().isEmpty()) {
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
