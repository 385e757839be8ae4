package dev.devex.web.internal;

import dev.devex.repl.ReplState;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;

/** What this server counts, for Prometheus. No label ever names a user or a repl. */
@ApplicationScoped
public class Metrics {
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics collections = new JvmGcMetrics();
    private final MultiGauge repls = MultiGauge.builder("devex.repls")
            .description("Repls of the whole site by their state")
            .register(registry);

    public Metrics() {
        new ClassLoaderMetrics().bindTo(registry);
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        collections.bindTo(registry);
    }

    /** Where other parts register what they count. */
    @Produces
    @ApplicationScoped
    MeterRegistry registry() {
        return registry;
    }

    void timed(String method, String route, int status, Duration duration) {
        Timer.builder("http.server.requests")
                .description("Requests answered, by the route that the resource spells")
                .tags("method", method, "route", route, "status", Integer.toString(status))
                .register(registry)
                .record(duration);
    }

    /** None where they are not known just now. */
    void count(Map<ReplState, Long> census) {
        var rows = new ArrayList<MultiGauge.Row<?>>();
        census.forEach((state, count) -> rows.add(Row.of(Tags.of("state", state.name()), count)));
        repls.register(rows, true);
    }

    /** All of it in Prometheus' text format. */
    String scrape() {
        return registry.scrape();
    }

    @PreDestroy
    void close() {
        collections.close();
        registry.close();
    }
}
