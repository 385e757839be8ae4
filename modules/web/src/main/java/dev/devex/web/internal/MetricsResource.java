package dev.devex.web.internal;

import dev.devex.auth.NotSignedInException;
import dev.devex.kernel.BearerToken;
import dev.devex.kernel.Loopback;
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
    private final MetricsSettings settings;

    @Inject
    public MetricsResource(Metrics metrics, @ConfigProperties MetricsSettings settings) {
        this.metrics = metrics;
        this.settings = settings;
    }

    /** For the proxy of the container alone. */
    @SuppressWarnings("NullAway")
    protected MetricsResource() {
        metrics = null;
        settings = null;
    }

    @GET
    @Produces("text/plain; version=0.0.4; charset=utf-8")
    public String scrape(@Context HttpServletRequest request) {
        if (!isFromHere(request) && !hasToken(request)) {
            throw new NotSignedInException();
        }
        return metrics.scrape();
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
