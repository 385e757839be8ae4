package dev.devex.runner.server;

import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.MessageHandler;
import jakarta.websocket.Session;
import java.io.IOException;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Puts a text frame together from its pieces, and closes the connection on one that is too large. The server's own limit
 * breaks the connection off before the client has read why.
 */
final class FrameAssembly implements MessageHandler.Partial<String> {
    private static final Logger LOG = Logger.getLogger(FrameAssembly.class.getName());
    private static final int MAX_BYTES = 16 << 20;

    private final Session session;
    private final Consumer<String> receiver;
    private StringBuilder frame = new StringBuilder();
    private long bytes;
    private boolean refused;

    FrameAssembly(Session session, Consumer<String> receiver) {
        this.session = session;
        this.receiver = receiver;
    }

    @Override
    public void onMessage(String piece, boolean last) {
        if (refused) {
            return;
        }
        bytes += utf8Length(piece);
        if (bytes > MAX_BYTES) {
            refuse();
            return;
        }
        frame.append(piece);
        if (last) {
            String whole = frame.toString();
            frame = new StringBuilder();
            bytes = 0;
            receiver.accept(whole);
        }
    }

    private void refuse() {
        refused = true;
        frame = new StringBuilder();
        try {
            session.close(new CloseReason(CloseCodes.TOO_BIG, "A frame is larger than 16 MiB."));
        } catch (IOException gone) {
            LOG.log(Level.FINE, "A client is gone.", gone);
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
