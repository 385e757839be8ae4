package dev.devex.runner.server;

import io.undertow.websockets.jsr.UndertowSession;
import jakarta.websocket.CloseReason;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.MessageHandler;
import jakarta.websocket.Session;
import java.io.IOException;
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
        Connection opened = connections.apply(new SessionSocket((UndertowSession) session));
        connection = opened;
        session.addMessageHandler(String.class, new FrameAssembly(session, opened::receive));
        session.addMessageHandler(ByteBuffer.class, (MessageHandler.Partial<ByteBuffer>) (bytes, last) -> {
            if (last) {
                opened.refuseBinary();
            }
        });
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

    private record SessionSocket(UndertowSession session) implements ClientSocket {
        @Override
        public void send(String text) {
            try {
                if (session.isOpen()) {
                    session.getBasicRemote().sendText(text);
                }
            } catch (IOException gone) {
                LOG.log(Level.FINE, "A client is gone.", gone);
            }
        }

        @Override
        public void pause() {
            session.getWebSocketChannel().suspendReceives();
        }

        @Override
        public void resume() {
            session.getWebSocketChannel().resumeReceives();
        }
    }
}
