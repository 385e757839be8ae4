package dev.devex.runner.server;

import io.undertow.websockets.core.WebSockets;
import io.undertow.websockets.jsr.UndertowSession;
import jakarta.websocket.CloseReason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.xnio.IoUtils;
import org.xnio.StreamConnection;
import org.xnio.XnioExecutor;

/** What a connection needs of its WebSocket. */
final class ClientSocket {
    private static final Logger LOG = Logger.getLogger(ClientSocket.class.getName());

    private final UndertowSession session;
    private final StreamConnection network;
    private final String user;

    ClientSocket(UndertowSession session, SocketCaller caller) {
        this.session = session;
        this.network = caller.network();
        this.user = caller.getName();
    }

    /** Whose ticket it was. */
    String user() {
        return user;
    }

    /** Whether output comes as binary frames. */
    boolean isBinary() {
        return Subprotocols.BINARY.equals(session.getNegotiatedSubprotocol());
    }

    /** Once, on the network's thread, before anything is sent. */
    FrameSink sink(Runnable writable) {
        return FrameSink.open(network, writable);
    }

    /** Once, on the network's thread, before anything is read. */
    void takeShortFrames(Connection connection) {
        ShortFrames.open(network, connection);
    }

    boolean isNetworkThread() {
        return Thread.currentThread() == network.getIoThread();
    }

    /** Reads nothing more for now. */
    void pause() {
        session.getWebSocketChannel().suspendReceives();
    }

    void resume() {
        session.getWebSocketChannel().resumeReceives();
    }

    /** Runs {@code task} on the network's thread, soon. */
    void soon(Runnable task) {
        network.getIoThread().execute(task);
    }

    void ping() {
        WebSockets.sendPing(ByteBuffer.allocate(0), session.getWebSocketChannel(), null);
    }

    /** Runs {@code task} again and again on the network's thread. */
    XnioExecutor.Key every(int seconds, Runnable task) {
        return network.getIoThread().executeAtInterval(task, seconds, TimeUnit.SECONDS);
    }

    /** Runs {@code task} once on the network's thread. */
    void after(long nanoseconds, Runnable task) {
        network.getIoThread().executeAfter(task, nanoseconds, TimeUnit.NANOSECONDS);
    }

    void refuse(CloseReason reason) {
        try {
            session.close(reason);
        } catch (IOException gone) {
            LOG.log(Level.FINE, "A client is gone.", gone);
        }
    }

    /** Breaks off, without a word to a client that would not hear it. */
    void abort() {
        IoUtils.safeClose(network);
    }
}
