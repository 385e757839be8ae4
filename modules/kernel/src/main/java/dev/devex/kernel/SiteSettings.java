package dev.devex.kernel;

import jakarta.enterprise.context.Dependent;
import java.net.URI;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperties;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What the whole site agrees on: where browsers reach it, and whether a name alone signs in. */
@Dependent
@ConfigProperties(prefix = "devex")
public class SiteSettings {
    @ConfigProperty(name = "public.url", defaultValue = "http://localhost:9080")
    private URI publicUrl;

    @ConfigProperty(name = "local.login", defaultValue = "false")
    private boolean localLogin;

    @ConfigProperty(name = "kubernetes.core.url")
    private Optional<URI> sandboxUrl;

    /** Where browsers reach the core ({@code DEVEX_PUBLIC_URL}); scheme, host and port, no path. */
    public URI publicUrl() {
        return publicUrl;
    }

    /** Where sandboxes of a cluster reach the core, if not where browsers do ({@code DEVEX_KUBERNETES_CORE_URL}). */
    public Optional<URI> sandboxUrl() {
        return sandboxUrl;
    }

    /** Whether a name alone signs in ({@code DEVEX_LOCAL_LOGIN}); then everything listens on loopback only. */
    public boolean localLogin() {
        return localLogin;
    }
}
