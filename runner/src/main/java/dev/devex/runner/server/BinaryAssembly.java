package dev.devex.runner.server;

import jakarta.websocket.MessageHandler;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/** Puts binary frames together from their pieces. */
final class BinaryAssembly implements MessageHandler.Partial<ByteBuffer> {
    private final Connection connection;
    private final FrameLimit limit;
    private ByteArrayOutputStream frame = new ByteArrayOutputStream();

    BinaryAssembly(Connection connection, ClientSocket socket) {
        this.connection = connection;
        this.limit = new FrameLimit(socket);
    }

    @Override
    public void onMessage(ByteBuffer piece, boolean last) {
        connection.heard();
        if (!limit.admits(piece.remaining())) {
            frame = new ByteArrayOutputStream();
        } else if (last && frame.size() == 0) {
            limit.startAnew();
            connection.receive(piece);
        } else {
            keep(piece);
            if (last) {
                end();
            }
        }
    }

    private void keep(ByteBuffer piece) {
        byte[] bytes = new byte[piece.remaining()];
        piece.get(bytes);
        frame.writeBytes(bytes);
    }

    private void end() {
        byte[] whole = frame.toByteArray();
        frame = new ByteArrayOutputStream();
        limit.startAnew();
        connection.receive(ByteBuffer.wrap(whole));
    }
}
