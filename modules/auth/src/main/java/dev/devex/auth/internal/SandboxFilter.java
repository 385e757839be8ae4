package dev.devex.auth.internal;

import dev.devex.auth.ForSandboxes;
import dev.devex.auth.NotSignedInException;
import dev.devex.kernel.BearerToken;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;

/** Asks for a sandbox's token; a cookie never does. */
@Provider
@ForSandboxes
@ApplicationScoped
@Priority(Priorities.AUTHENTICATION)
public class SandboxFilter implements ContainerRequestFilter {
    private final SignedSandboxTokens tokens;
    private final RequestSandboxCaller caller;

    @Inject
    public SandboxFilter(SignedSandboxTokens tokens, RequestSandboxCaller caller) {
        this.tokens = tokens;
        this.caller = caller;
    }

    /** For the container alone, which wants a public one of providers. */
    @SuppressWarnings("NullAway")
    public SandboxFilter() {
        tokens = null;
        caller = null;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        caller.is(BearerToken.in(request.getHeaderString(HttpHeaders.AUTHORIZATION))
                .flatMap(tokens::check)
                .orElseThrow(NotSignedInException::new));
    }
}
