package dev.devex.runner.server;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.StatusCodes;
import io.undertow.websockets.core.WebSocketChannel;
import io.undertow.websockets.core.protocol.Handshake;
import io.undertow.websockets.core.protocol.version13.Hybi13Handshake;
import io.undertow.websockets.spi.AsyncWebSocketHttpServerExchange;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Opens the WebSocket (RFC 6455, 4.2) for a client that has shown a ticket, and offers our protocol or none. */
final class SocketHandler implements HttpHandler {
    private static final Handshake HANDSHAKE = new BestSubprotocol();

    private final Function<ClientSocket, Connection> connections;

    SocketHandler(Function<ClientSocket, Connection> connections) {
        this.connections = connections;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) {
        AsyncWebSocketHttpServerExchange handshake = new AsyncWebSocketHttpServerExchange(exchange, new HashSet<>());
        if (!exchange.getRequestHeaders().contains(Headers.UPGRADE) || !HANDSHAKE.matches(handshake)) {
            exchange.getResponseHeaders().put(Headers.UPGRADE, "websocket");
            exchange.getResponseHeaders().put(Headers.SEC_WEB_SOCKET_VERSION, "13");
            Problem.send(exchange, StatusCodes.UPGRADE_REQUIRED, "This is a WebSocket.");
        } else if (!Subprotocols.offered(exchange).fit()) {
            Problem.send(
                    exchange,
                    StatusCodes.BAD_REQUEST,
                    "The subprotocol must be " + String.join(" or ", Subprotocols.PROTOCOLS) + ".");
        } else {
            String user = exchange.getAttachment(TicketGate.USER);
            exchange.upgradeChannel((network, upgraded) -> {
                WebSocketChannel channel = HANDSHAKE.createChannel(handshake, network, handshake.getBufferPool());
                network.getIoThread().execute(() -> open(new ClientSocket(channel, network, user)));
            });
            HANDSHAKE.handshake(handshake);
        }
    }

    private void open(ClientSocket socket) {
        Connection connection = connections.apply(socket);
        connection.open();
        socket.receive(new MessageListener(connection, socket));
    }

    /** Of what both sides know it takes what is best for us, not what the client names first. */
    private static final class BestSubprotocol extends Hybi13Handshake {
        BestSubprotocol() {
            super(new LinkedHashSet<>(Subprotocols.PROTOCOLS), false);
        }

        @Override
        protected @Nullable String supportedSubprotols(String[] requested) {
            return Subprotocols.of(Arrays.asList(requested)).best().orElse(null);
        }
    }
}
