package dev.devex.runner.server;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderValues;
import io.undertow.util.Headers;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The subprotocols that a client offers (RFC 6455, 4.2.1); a browser hides its ticket among them. */
record Subprotocols(List<String> names) {
    static final String JSON = "devex.json.v1";
    static final String BINARY = "devex.binary.v1";
    /** The best first. */
    static final List<String> PROTOCOLS = List.of(BINARY, JSON);

    private static final String BEARER = "bearer.";

    static Subprotocols offered(HttpServerExchange exchange) {
        HeaderValues values = exchange.getRequestHeaders().get(Headers.SEC_WEB_SOCKET_PROTOCOL);
        if (values == null) {
            return new Subprotocols(List.of());
        }
        return of(values.stream()
                .flatMap(value -> Arrays.stream(value.split(",")))
                .toList());
    }

    static Subprotocols of(List<String> names) {
        return new Subprotocols(
                names.stream().map(String::trim).filter(name -> !name.isEmpty()).toList());
    }

    static boolean isToken(String name) {
        return name.startsWith(BEARER);
    }

    Optional<String> token() {
        return names.stream()
                .filter(Subprotocols::isToken)
                .map(name -> name.substring(BEARER.length()))
                .findFirst();
    }

    /** The best of ours that the client speaks. */
    Optional<String> best() {
        return PROTOCOLS.stream().filter(names::contains).findFirst();
    }

    /** Whether the client speaks one of ours: it says so, or says nothing. */
    boolean fit() {
        return names.isEmpty() || best().isPresent();
    }
}
