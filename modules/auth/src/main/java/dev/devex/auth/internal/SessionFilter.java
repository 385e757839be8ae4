package dev.devex.auth.internal;

import dev.devex.auth.ForSandboxes;
import dev.devex.auth.NotSignedInException;
import dev.devex.kernel.BearerToken;
import jakarta.annotation.Priority;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.util.Optional;

/** Asks for a session, from a header or from the cookie, wherever a resource does not say that it needs none. */
@Provider
@ApplicationScoped
@Priority(Priorities.AUTHENTICATION)
public class SessionFilter implements ContainerRequestFilter {
    private final UserSessions sessions;
    private final RequestCaller caller;

    @Context
    @SuppressWarnings("NullAway.Init")
    ResourceInfo resource;

    @Inject
    public SessionFilter(UserSessions sessions, RequestCaller caller) {
        this.sessions = sessions;
        this.caller = caller;
    }

    /** For the container alone, which wants a public one of providers. */
    @SuppressWarnings("NullAway")
    public SessionFilter() {
        sessions = null;
        caller = null;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (isMarked(PermitAll.class) || isMarked(ForSandboxes.class)) {
            return;
        }
        var token = token(request).flatMap(sessions::find).orElseThrow(NotSignedInException::new);
        caller.is(token);
        request.setSecurityContext(new TokenSecurityContext(token, request.getSecurityContext()));
    }

    private boolean isMarked(Class<? extends Annotation> mark) {
        return resource.getResourceMethod().isAnnotationPresent(mark)
                || resource.getResourceClass().isAnnotationPresent(mark);
    }

    private static Optional<String> token(ContainerRequestContext request) {
        return BearerToken.in(request.getHeaderString(HttpHeaders.AUTHORIZATION))
                .or(() -> Optional.ofNullable(request.getCookies().get(SiteCookies.SESSION))
                        .map(cookie -> cookie.getValue()));
    }
}
