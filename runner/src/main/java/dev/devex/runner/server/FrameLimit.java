package dev.devex.runner.server;

import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;

/**
 * Counts the bytes of a frame that comes in pieces, and closes the connection on one that is too large. The server's own
 * limit breaks the connection off before the client has read why.
 */
final class FrameLimit {
    private static final int MAX_BYTES = 16 << 20;

    private final ClientSocket socket;
    private long bytes;

    FrameLimit(ClientSocket socket) {
        this.socket = socket;
    }

    /** Counts a piece; false once the frame is too large, and from then on. */
    boolean admits(long piece) {
        boolean admitted = bytes <= MAX_BYTES;
        bytes += piece;
        if (admitted && bytes > MAX_BYTES) {
            socket.refuse(new CloseReason(CloseCodes.TOO_BIG, "A frame is larger than 16 MiB."));
        }
        return bytes <= MAX_BYTES;
    }

    void startAnew() {
        bytes = 0;
    }
}
