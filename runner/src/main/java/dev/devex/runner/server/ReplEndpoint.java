package dev.devex.runner.server;

import io.undertow.websockets.jsr.UndertowSession;
import jakarta.websocket.CloseReason;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.PongMessage;
import jakarta.websocket.Session;
import java.nio.ByteBuffer;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The WebSocket of one client; whoever gets here has shown a ticket. */
public final class ReplEndpoint extends Endpoint {
    private static final Logger LOG = Logger.getLogger(ReplEndpoint.class.getName());

    private final Function<ClientSocket, Connection> connections;
    private @Nullable Connection connection;

    ReplEndpoint(Function<ClientSocket, Connection> connections) {
        this.connections = connections;
    }

    @Override
    public void onOpen(Session session, EndpointConfig config) {
        ClientSocket socket = new ClientSocket((UndertowSession) session, (SocketCaller) session.getUserPrincipal());
        Connection opened = connections.apply(socket);
        connection = opened;
        opened.open();
        session.addMessageHandler(String.class, new TextAssembly(opened, socket));
        session.addMessageHandler(ByteBuffer.class, new BinaryAssembly(opened, socket));
        session.addMessageHandler(PongMessage.class, pong -> opened.heard());
    }

    @Override
    public void onClose(Session session, CloseReason reason) {
        if (connection != null) {
            connection.close();
        }
    }

    @Override
    public void onError(Session session, Throwable failure) {
        LOG.log(Level.FINE, "A connection broke off.", failure);
        onClose(session, new CloseReason(CloseReason.CloseCodes.UNEXPECTED_CONDITION, ""));
    }
}
