package dev.devex.runner.server;

import io.undertow.websockets.core.WebSocketChannel;
import io.undertow.websockets.core.WebSockets;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.xnio.IoUtils;
import org.xnio.StreamConnection;
import org.xnio.XnioExecutor;

/** What a connection needs of its WebSocket. */
final class ClientSocket {
    private final WebSocketChannel channel;
    private final StreamConnection network;
    private final String user;

    ClientSocket(WebSocketChannel channel, StreamConnection network, String user) {
        this.channel = channel;
        this.network = network;
        this.user = user;
    }

    /** Whose ticket it was. */
    String user() {
        return user;
    }

    /** Whether output comes as binary frames. */
    boolean isBinary() {
        return Subprotocols.BINARY.equals(channel.getSubProtocol());
    }

    /** Once, on the network's thread, before anything is sent. */
    FrameSink sink(Runnable writable) {
        return FrameSink.open(network, writable);
    }

    /** Once, on the network's thread, before anything is read. */
    void takeShortFrames(Connection connection) {
        ShortFrames.open(network, connection);
    }

    /** Lets everything else in. */
    void receive(MessageListener listener) {
        channel.getReceiveSetter().set(listener);
        channel.addCloseTask(closed -> listener.close());
        channel.resumeReceives();
    }

    boolean isNetworkThread() {
        return Thread.currentThread() == network.getIoThread();
    }

    /** Reads nothing more for now. */
    void pause() {
        channel.suspendReceives();
    }

    void resume() {
        channel.resumeReceives();
    }

    /** Runs {@code task} on the network's thread, soon. */
    void soon(Runnable task) {
        network.getIoThread().execute(task);
    }

    void ping() {
        WebSockets.sendPing(ByteBuffer.allocate(0), channel, null);
    }

    /** Runs {@code task} again and again on the network's thread. */
    XnioExecutor.Key every(int seconds, Runnable task) {
        return network.getIoThread().executeAtInterval(task, seconds, TimeUnit.SECONDS);
    }

    /** Runs {@code task} once on the network's thread. */
    void after(long nanoseconds, Runnable task) {
        network.getIoThread().executeAfter(task, nanoseconds, TimeUnit.NANOSECONDS);
    }

    /** Closes, and says why: {@code code} is one of RFC 6455, 7.4.1. */
    void refuse(int code, String reason) {
        WebSockets.sendClose(code, reason, channel, null);
    }

    /** Breaks off, without a word to a client that would not hear it. */
    void abort() {
        IoUtils.safeClose(network);
    }
}
