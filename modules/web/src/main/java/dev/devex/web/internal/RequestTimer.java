package dev.devex.web.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.AnnotatedElement;
import java.time.Duration;
import java.util.Set;

/** Times requests by route, as the resource spells it, never by path. */
@Provider
@PreMatching
@ApplicationScoped
public class RequestTimer implements ContainerRequestFilter, ContainerResponseFilter {
    private static final String STARTED = RequestTimer.class.getName();
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    private final Metrics metrics;

    @Context
    @SuppressWarnings("NullAway.Init")
    ResourceInfo resource;

    @Inject
    public RequestTimer(Metrics metrics) {
        this.metrics = metrics;
    }

    /** For the container alone, which wants a public one of providers. */
    @SuppressWarnings("NullAway")
    public RequestTimer() {
        metrics = null;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        request.setProperty(STARTED, System.nanoTime());
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (request.getProperty(STARTED) instanceof Long started) {
            var method = METHODS.contains(request.getMethod()) ? request.getMethod() : "other";
            metrics.timed(method, route(), response.getStatus(), Duration.ofNanos(System.nanoTime() - started));
        }
    }

    private String route() {
        return resource.getResourceMethod() == null
                ? "none"
                : path(resource.getResourceClass()) + path(resource.getResourceMethod());
    }

    private static String path(AnnotatedElement element) {
        var path = element.getAnnotation(Path.class);
        return path == null ? "" : "/" + path.value().replaceAll("^/|/$", "");
    }
}
