package dev.devex.web.internal;

import dev.devex.kernel.SiteSettings;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.eclipse.microprofile.config.inject.ConfigProperties;

/** Tells browsers what our pages may do: load nothing from elsewhere, speak with runners, and be framed by nobody. */
public class BrowserRulesFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;

    /** Monaco and xterm.js write styles; Monaco starts workers from blobs. */
    private static final String POLICY = String.join(
            "; ",
            "default-src 'self'",
            "script-src 'self'",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob: https:",
            "font-src 'self' data:",
            "worker-src 'self' blob:",
            "connect-src 'self' %1$s",
            "frame-src 'self' %1$s",
            "object-src 'none'",
            "base-uri 'none'",
            "form-action 'self'",
            "frame-ancestors 'none'");

    /** Programs are previewed at hosts under localhost. */
    private static final String LOCAL_RUNNERS =
            "http://localhost:* ws://localhost:* http://127.0.0.1:* ws://127.0.0.1:* http://*.localhost:*";

    private static final String REMOTE_RUNNERS = "https: wss:";

    private final String policy;

    @Inject
    public BrowserRulesFilter(@ConfigProperties SiteSettings site) {
        this(site.localLogin() || "http".equalsIgnoreCase(site.publicUrl().getScheme()));
    }

    /** @param local whether runners may be processes of this machine, which are not reached by https */
    BrowserRulesFilter(boolean local) {
        policy = POLICY.formatted(local ? LOCAL_RUNNERS : REMOTE_RUNNERS);
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        response.setHeader("Content-Security-Policy", policy);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "same-origin");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin-allow-popups");
        response.setHeader("Cache-Control", "no-store");
        chain.doFilter(request, response);
    }
}
