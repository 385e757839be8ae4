package dev.devex.runner.server;

import jakarta.websocket.MessageHandler;

/** Puts text frames together from their pieces. */
final class TextAssembly implements MessageHandler.Partial<String> {
    private final Connection connection;
    private final FrameLimit limit;
    private StringBuilder frame = new StringBuilder();

    TextAssembly(Connection connection, ClientSocket socket) {
        this.connection = connection;
        this.limit = new FrameLimit(socket);
    }

    @Override
    public void onMessage(String piece, boolean last) {
        connection.heard();
        if (!limit.admits(utf8Length(piece))) {
            frame = new StringBuilder();
        } else if (!last) {
            frame.append(piece);
        } else {
            String whole = frame.isEmpty() ? piece : frame.append(piece).toString();
            frame = new StringBuilder();
            limit.startAnew();
            connection.receive(whole);
        }
    }

    private static long utf8Length(String text) {
        long length = text.length();
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            // Each half of a surrogate pair makes two of its four bytes.
            length += unit < 0x80 ? 0 : unit < 0x800 || Character.isSurrogate(unit) ? 1 : 2;
        }
        return length;
    }
}
