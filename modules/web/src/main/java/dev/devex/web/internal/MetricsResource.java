package dev.devex.web.internal;

import dev.devex.auth.NotSignedInException;
import dev.devex.kernel.BearerToken;
import dev.devex.kernel.Loopback;
import dev.devex.kernel.UnavailableException;
import dev.devex.repl.ReplState;
import dev.devex.repl.Repls;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperties;

/** The metrics, for this machine itself or for whoever has the token. */
@Path("/metrics")
@PermitAll
@ApplicationScoped
public class MetricsResource {
    /** A proxy on this machine makes everybody look like this machine. */
    private static final List<String> FORWARDED =
            List.of("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-IP", "Via");

    private final Metrics metrics;
    private final Repls repls;
    private final MetricsSettings settings;

    @Inject
    public MetricsResource(Metrics metrics, Repls repls, @ConfigProperties MetricsSettings settings) {
        this.metrics = metrics;
        this.repls = repls;
        this.settings = settings;
    }

    /** For the proxy of the container alone. */
    @SuppressWarnings("NullAway")
    protected MetricsResource() {
        metrics = null;
        repls = null;
        settings = null;
    }

    @GET
    @Produces("text/plain; version=0.0.4; charset=utf-8")
    public String scrape(@Context HttpServletRequest request) {
        if (!isFromHere(request) && !hasToken(request)) {
            throw new NotSignedInException();
        }
        metrics.count(census());
        return metrics.scrape();
    }

    private Map<ReplState, Long> census() {
        try {
            return repls.census();
        } catch (UnavailableException e) {
            return Map.of();
        }
    }

    private static boolean isFromHere(HttpServletRequest request) {
        return Loopback.is(request.getRemoteAddr())
                && FORWARDED.stream().allMatch(header -> request.getHeader(header) == null);
    }

    private boolean hasToken(HttpServletRequest request) {
        var authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        return settings.token()
                .filter(token -> BearerToken.carries(authorization, token))
                .isPresent();
    }
}
