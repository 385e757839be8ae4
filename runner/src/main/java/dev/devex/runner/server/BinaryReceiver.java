package dev.devex.runner.server;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Serves the binary frames of a connection, at once. */
final class BinaryReceiver {
    private final Connection connection;
    private final TerminalRequests terminals;

    BinaryReceiver(Connection connection) {
        this.connection = connection;
        this.terminals = connection.terminals();
    }

    /** Takes a frame; its bytes are there until this returns. */
    void receive(ByteBuffer frame) {
        int size = frame.remaining();
        if (!connection.isBinary()) {
            refuse(size, null, "Frames must be text.");
        } else if (size < BinaryHeader.BYTES) {
            refuse(size, null, "The frame is cut short.");
        } else {
            receive(BinaryHeader.read(frame), frame, size);
        }
    }

    private void receive(BinaryHeader header, ByteBuffer bytes, int size) {
        Optional<Seat> seat = terminals.seat(header.terminal());
        switch (header.type()) {
            case BinaryHeader.INPUT -> type(seat, header.sequence(), bytes, size);
            case BinaryHeader.DRAWN -> acknowledge(seat, header.sequence(), bytes, size);
            default -> refuse(size, null, "There is no such type of frame.");
        }
    }

    private void type(Optional<Seat> seat, long sequence, ByteBuffer bytes, int size) {
        if (seat.isEmpty()) {
            refuse(size, "terminalInput", TerminalRequests.UNKNOWN);
        } else if (bytes.remaining() > TerminalRequests.MAX_INPUT) {
            refuse(size, "terminalInput", TerminalRequests.TOO_MUCH);
        } else if (sequence < 0) {
            refuse(size, "terminalInput", TerminalRequests.GAP);
        } else {
            switch (seat.get().type(sequence, bytes, () -> connection.release(size))) {
                case TAKEN -> {}
                case GAP -> refuse(size, "terminalInput", TerminalRequests.GAP);
                case FULL -> refuse(size, "terminalInput", TerminalRequests.FULL);
            }
        }
    }

    private void acknowledge(Optional<Seat> seat, long sequence, ByteBuffer bytes, int size) {
        if (seat.isEmpty()) {
            refuse(size, "terminalAck", TerminalRequests.UNKNOWN);
        } else if (bytes.hasRemaining()) {
            refuse(size, "terminalAck", "No bytes belong there.");
        } else if (sequence < 0 || !seat.get().acknowledge(sequence)) {
            refuse(size, "terminalAck", TerminalRequests.NOT_SENT);
        } else {
            connection.release(size);
        }
    }

    private void refuse(int size, @Nullable String event, String message) {
        connection.release(size);
        connection.refuse(event, message, null);
    }
}
