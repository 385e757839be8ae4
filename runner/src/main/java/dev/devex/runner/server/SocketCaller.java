package dev.devex.runner.server;

import io.undertow.security.idm.Account;
import java.security.Principal;
import java.util.Set;
import org.xnio.StreamConnection;

/** Who opens a WebSocket, and over which connection: what its endpoint is told of the request. */
record SocketCaller(String getName, StreamConnection network) implements Principal, Account {
    @Override
    public Principal getPrincipal() {
        return this;
    }

    @Override
    public Set<String> getRoles() {
        return Set.of();
    }
}
