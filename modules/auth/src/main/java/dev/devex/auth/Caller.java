package dev.devex.auth;

import dev.devex.kernel.UserId;

/** Who makes the present request; to be injected into resources. Every resource asks for a session unless it is {@code @PermitAll}. */
public interface Caller {
    /** The caller's id; a request without a session never reaches a resource that asks for one. */
    UserId id();

    /** The session of the request, for answers that outlive it. */
    Session session();
}
