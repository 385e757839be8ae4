package dev.devex.auth.internal;

import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;

/** Hands a session on as the request's principal, a {@link org.eclipse.microprofile.jwt.JsonWebToken}. */
record TokenSecurityContext(SessionToken token, SecurityContext before) implements SecurityContext {
    @Override
    public Principal getUserPrincipal() {
        return token;
    }

    @Override
    public boolean isUserInRole(String role) {
        return token.getGroups().contains(role);
    }

    @Override
    public boolean isSecure() {
        return before.isSecure();
    }

    @Override
    public String getAuthenticationScheme() {
        return "Bearer";
    }
}
