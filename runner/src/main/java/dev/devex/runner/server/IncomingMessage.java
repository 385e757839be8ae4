package dev.devex.runner.server;

import io.undertow.connector.PooledByteBuffer;
import io.undertow.websockets.core.CloseMessage;
import io.undertow.websockets.core.StreamSourceFrameChannel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.Consumer;

/**
 * One message on its way in. One that is too large closes the connection; Undertow's own limit would break it off before the
 * client has read why.
 */
final class IncomingMessage {
    private static final int MAX_BYTES = 16 << 20;

    private final Connection connection;
    private final ClientSocket socket;
    private final Consumer<byte[]> whole;
    private ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private boolean refused;
    private boolean ended;

    IncomingMessage(Connection connection, ClientSocket socket, Consumer<byte[]> whole) {
        this.connection = connection;
        this.socket = socket;
        this.whole = whole;
    }

    /** Reads what there is, and hands the message on with its last byte; whether that was now or before. */
    boolean readFrom(StreamSourceFrameChannel frames) throws IOException {
        try (PooledByteBuffer memory =
                frames.getWebSocketChannel().getBufferPool().allocate()) {
            ByteBuffer piece = memory.getBuffer();
            int length = frames.read(piece);
            while (length > 0) {
                connection.heard();
                keep(piece.flip());
                length = frames.read(piece.clear());
            }
            if (length < 0) {
                end();
            }
            return ended;
        }
    }

    private void keep(ByteBuffer piece) {
        if (!refused && bytes.size() + piece.remaining() > MAX_BYTES) {
            refused = true;
            bytes = new ByteArrayOutputStream();
            socket.refuse(CloseMessage.MSG_TOO_BIG, "A frame is larger than 16 MiB.");
        }
        if (!refused) {
            byte[] copy = new byte[piece.remaining()];
            piece.get(copy);
            bytes.writeBytes(copy);
        }
    }

    private void end() {
        if (!ended && !refused) {
            whole.accept(bytes.toByteArray());
        }
        ended = true;
    }
}
