package dev.devex.runner.server;

import dev.devex.runner.access.Admission;
import dev.devex.runner.access.TicketCheck;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.AttachmentKey;
import io.undertow.util.Headers;
import io.undertow.util.StatusCodes;
import java.util.Optional;

/** Lets a request through that carries a ticket to this repl, in the header or among the subprotocols. */
final class TicketGate implements HttpHandler {
    /** Whose ticket it was. */
    static final AttachmentKey<String> USER = AttachmentKey.create(String.class);

    private static final String SCHEME = "Bearer ";

    private final TicketCheck tickets;
    private final HttpHandler next;

    TicketGate(TicketCheck tickets, HttpHandler next) {
        this.tickets = tickets;
        this.next = next;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws Exception {
        if (exchange.isInIoThread()) {
            exchange.dispatch(this);
            return;
        }
        Admission admission = tickets.check(token(exchange).orElse(null));
        switch (admission.standing()) {
            case ADMITTED -> {
                exchange.putAttachment(USER, admission.user());
                next.handleRequest(exchange);
            }
            case FOREIGN -> Problem.send(exchange, StatusCodes.FORBIDDEN, "That ticket is for another repl.");
            case UNKNOWN -> {
                exchange.getResponseHeaders().put(Headers.WWW_AUTHENTICATE, "Bearer");
                Problem.send(exchange, StatusCodes.UNAUTHORIZED, "A valid ticket is needed.");
            }
        }
    }

    private static Optional<String> token(HttpServerExchange exchange) {
        String header = exchange.getRequestHeaders().getFirst(Headers.AUTHORIZATION);
        if (header == null) {
            return Subprotocols.offered(exchange).token();
        }
        return header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? Optional.of(header.substring(SCHEME.length()).trim())
                : Optional.empty();
    }
}
