package dev.devex.runner.server;

import io.undertow.websockets.core.AbstractReceiveListener;
import io.undertow.websockets.core.BufferedBinaryMessage;
import io.undertow.websockets.core.StreamSourceFrameChannel;
import io.undertow.websockets.core.WebSocketChannel;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands a connection the messages of its client, each whole, on the network's thread. */
final class MessageListener extends AbstractReceiveListener {
    private static final Logger LOG = LoggerFactory.getLogger(MessageListener.class);

    private final Connection connection;
    private final ClientSocket socket;

    MessageListener(Connection connection, ClientSocket socket) {
        this.connection = connection;
        this.socket = socket;
    }

    /** The client is gone. */
    void close() {
        connection.close();
    }

    @Override
    protected void onText(WebSocketChannel channel, StreamSourceFrameChannel frames) throws IOException {
        receive(frames, bytes -> connection.receive(new String(bytes, StandardCharsets.UTF_8)));
    }

    @Override
    protected void onBinary(WebSocketChannel channel, StreamSourceFrameChannel frames) throws IOException {
        receive(frames, bytes -> connection.receive(ByteBuffer.wrap(bytes)));
    }

    @Override
    protected void onFullPongMessage(WebSocketChannel channel, BufferedBinaryMessage pong) {
        pong.getData().free();
        connection.heard();
    }

    @Override
    protected void onError(WebSocketChannel channel, Throwable failure) {
        LOG.debug("A connection broke off.", failure);
        super.onError(channel, failure);
    }

    private void receive(StreamSourceFrameChannel frames, Consumer<byte[]> whole) throws IOException {
        IncomingMessage message = new IncomingMessage(connection, socket, whole);
        if (!message.readFrom(frames)) {
            frames.getReadSetter().set(readable -> readOn(message, readable));
            frames.resumeReads();
        }
    }

    private void readOn(IncomingMessage message, StreamSourceFrameChannel frames) {
        try {
            if (message.readFrom(frames)) {
                frames.suspendReads();
            }
        } catch (IOException failure) {
            frames.suspendReads();
            onError(frames.getWebSocketChannel(), failure);
        }
    }
}
