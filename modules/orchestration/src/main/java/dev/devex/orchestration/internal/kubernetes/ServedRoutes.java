package dev.devex.orchestration.internal.kubernetes;

import com.google.gson.JsonObject;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Whether somebody serves the addresses of sandboxes, as far as the cluster tells. Of an Ingress it tells only that its class is
 * missing: a controller that serves it need not say so. The controller of an HTTPRoute has to say that it has accepted it.
 */
final class ServedRoutes {
    private static final String REASON = "routeNotServed";
    /** An Ingress class that is there does not go as a rule. */
    private static final Duration BELIEVED = Duration.ofSeconds(30);

    private final Cluster cluster;
    private final RouteOptions options;
    private final LongSupplier nanoTime;
    private volatile Optional<Long> foundAt = Optional.empty();

    ServedRoutes(Cluster cluster, RouteOptions options, LongSupplier nanoTime) {
        this.cluster = cluster;
        this.options = options;
        this.nanoTime = nanoTime;
    }

    /** @throws ClusterRefusalException when nobody can serve any sandbox's address */
    void require() {
        var name = options.ingressClass();
        if (name == null || options.gateway() != null || isBelieved()) {
            return;
        }
        if (!cluster.mayHaveIngressClass(name)) {
            throw new ClusterRefusalException(
                    REASON,
                    "Nobody serves the addresses of sandboxes: the cluster has no IngressClass " + name
                            + ", which DEVEX_INGRESS_CLASS names.");
        }
        foundAt = Optional.of(nanoTime.getAsLong());
    }

    /**
     * Whether a route is served that its controller has had some time for.
     *
     * @param late whether it has had so much of it that its silence means that there is none
     * @return false when it has not said anything yet
     * @throws ClusterRefusalException when it is not served
     */
    boolean isServed(JsonObject route, boolean late) {
        if (options.gateway() == null) {
            return true;
        }
        var verdicts = HttpRoute.verdicts(route);
        if (verdicts.stream().anyMatch(HttpRoute.Verdict::accepted)) {
            return true;
        }
        if (!verdicts.isEmpty()) {
            throw refused(verdicts.get(0).reason() + ", "
                    + Answers.brief(verdicts.get(0).message()));
        }
        if (late) {
            throw refused("no controller has taken it, so the Gateway is not there or nobody serves it.");
        }
        return false;
    }

    private ClusterRefusalException refused(String fact) {
        var gateway = Present.of(options.gateway());
        return new ClusterRefusalException(
                REASON,
                "The Gateway " + gateway.namespace() + "/" + gateway.name() + " does not serve the sandbox's address: "
                        + fact);
    }

    private boolean isBelieved() {
        return foundAt.filter(at -> nanoTime.getAsLong() - at < BELIEVED.toNanos())
                .isPresent();
    }
}
