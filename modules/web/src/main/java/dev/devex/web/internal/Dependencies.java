package dev.devex.web.internal;

import dev.devex.auth.Tickets;
import dev.devex.kernel.Redis;
import dev.devex.orchestration.Orchestrator;
import dev.devex.storage.WorkspaceStore;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/** What the core cannot work without. All are asked at once, so that one that hangs does not delay the word on the others. */
@ApplicationScoped
public class Dependencies {
    static final String REDIS = "redis";
    static final String STORE = "s3";
    static final String ORCHESTRATOR = "orchestrator";
    static final String KEYS = "signing-keys";
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final ExecutorService threads;
    private final Map<String, Probe> probes;

    @Inject
    public Dependencies(Redis redis, WorkspaceStore store, Orchestrator orchestrator, Tickets tickets) {
        this(
                Map.of(
                        REDIS, () -> redis.call(client -> client.ping()),
                        STORE, store::check,
                        ORCHESTRATOR, orchestrator::check,
                        KEYS, tickets::publicKeys),
                PATIENCE);
    }

    Dependencies(Map<String, Runnable> questions, Duration patience) {
        threads = Executors.newFixedThreadPool(questions.size(), Dependencies::thread);
        probes = questions.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, entry -> new Probe(entry.getValue(), threads, patience)));
    }

    /** For the proxy of the container alone. */
    @SuppressWarnings("NullAway")
    protected Dependencies() {
        threads = null;
        probes = Map.of();
    }

    /** What is wrong with the one of that name, in a sentence, if it does not answer, or not in time. */
    Optional<String> fault(String name) {
        Map<String, Probe.Asked> asked = probes.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().ask()));
        return Objects.requireNonNull(asked.get(name)).fault();
    }

    @PreDestroy
    void close() {
        threads.shutdownNow();
    }

    private static Thread thread(Runnable work) {
        var thread = new Thread(work, "readiness");
        thread.setDaemon(true);
        return thread;
    }
}
