package dev.devex.auth.internal;

import dev.devex.auth.ForeignHostException;
import dev.devex.auth.ForeignOriginException;
import dev.devex.kernel.SiteSettings;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperties;

/**
 * Refuses requests for foreign hosts, and those from foreign pages that change something. Callers with tokens of their own, such
 * as sandboxes, send neither an origin nor a cookie and pass.
 */
public class RequestSourceFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final String METRICS = "/metrics";
    private static final Set<String> READING = Set.of("GET", "HEAD");

    private final transient RequestSources sources;

    @Inject
    public RequestSourceFilter(@ConfigProperties SiteSettings site) {
        this(new RequestSources(site.publicUrl(), site.localLogin(), site.sandboxUrl()));
    }

    RequestSourceFilter(RequestSources sources) {
        this.sources = sources;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!request.getRequestURI().equals(METRICS)) {
            checkHost(request);
        }
        if (!READING.contains(request.getMethod())) {
            checkOrigin(request);
        }
        chain.doFilter(request, response);
    }

    private void checkHost(HttpServletRequest request) {
        var hosts = Collections.list(request.getHeaders("Host"));
        if (hosts.size() != 1 || !sources.isOwnHost(hosts.get(0))) {
            throw new ForeignHostException();
        }
    }

    private void checkOrigin(HttpServletRequest request) {
        var origins = Collections.list(request.getHeaders("Origin"));
        var own = origins.stream().allMatch(origin -> sources.isOwnOrigin(origin, request.getLocalPort()));
        if (!own || (origins.isEmpty() && hasSessionCookie(request))) {
            throw new ForeignOriginException();
        }
    }

    private static boolean hasSessionCookie(HttpServletRequest request) {
        var cookies = request.getCookies();
        return cookies != null
                && Arrays.stream(cookies).anyMatch(cookie -> cookie.getName().equals(SiteCookies.SESSION));
    }
}
