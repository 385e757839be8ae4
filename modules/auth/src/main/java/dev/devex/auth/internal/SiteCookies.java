package dev.devex.auth.internal;

import dev.devex.kernel.SiteSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperties;

/** Writes cookies (RFC 6265) that scripts cannot read and other sites' forms do not send. */
@ApplicationScoped
public class SiteCookies {
    static final String SESSION = "devex_session";
    static final String VERIFIER = "devex_verifier";

    private final boolean secure;

    @Inject
    public SiteCookies(@ConfigProperties SiteSettings site) {
        this("https".equalsIgnoreCase(site.publicUrl().getScheme()));
    }

    SiteCookies(boolean secure) {
        this.secure = secure;
    }

    /** For the proxy of the container alone. */
    protected SiteCookies() {
        this(true);
    }

    /** The value of {@code Set-Cookie} that keeps a session. */
    String session(String token) {
        return cookie(SESSION, token, "/", UserSessions.LIFE);
    }

    /** The value of {@code Set-Cookie} that forgets the session. */
    String noSession() {
        return cookie(SESSION, "", "/", Duration.ZERO);
    }

    /** The value of {@code Set-Cookie} that binds a sign-in at GitHub to this browser. */
    String verifier(String verifier) {
        return cookie(VERIFIER, verifier, "/auth/github", PendingSignIns.LIFE);
    }

    /** The value of {@code Set-Cookie} that forgets the sign-in at GitHub. */
    String noVerifier() {
        return cookie(VERIFIER, "", "/auth/github", Duration.ZERO);
    }

    private String cookie(String name, String value, String path, Duration life) {
        var text = "%s=%s; Path=%s; Max-Age=%d; HttpOnly; SameSite=Lax".formatted(name, value, path, life.toSeconds());
        return secure ? text + "; Secure" : text;
    }
}
