package dev.devex.runner.server;

import dev.devex.runner.protocol.ServerFrame;
import dev.devex.runner.protocol.TerminalFrame;
import dev.devex.runner.protocol.TerminalSize;
import dev.devex.runner.terminal.TooManyTerminalsException;
import dev.devex.runner.terminal.Typing;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves one request about terminals, at once. */
final class TerminalFrameReceiver implements TerminalFrame.Receiver {
    private static final Logger LOG = LoggerFactory.getLogger(TerminalFrameReceiver.class);

    private static final String NOT_OPENED = "No terminal could be opened.";

    private final Connection connection;
    private final TerminalRequests terminals;
    private final @Nullable JsonValue id;
    private final int size;

    TerminalFrameReceiver(Connection connection, @Nullable JsonValue id, int size) {
        this.connection = connection;
        this.terminals = connection.terminals();
        this.id = id;
        this.size = size;
    }

    @Override
    public void requestTerminal(TerminalFrame.RequestTerminal frame) {
        connection.release(size);
        connection.slowly(() -> start(frame));
    }

    @Override
    public void attachTerminal(TerminalFrame.AttachTerminal frame) {
        connection.release(size);
        if (!terminals.attach(frame, id)) {
            refuse("attachTerminal", "There is no such terminal, or it has not said so much.");
        }
    }

    @Override
    public void detachTerminal(TerminalFrame.DetachTerminal frame) {
        connection.release(size);
        if (!terminals.detach(frame.sessionId())) {
            refuse("detachTerminal", TerminalRequests.UNKNOWN);
        }
    }

    @Override
    public void listTerminals(TerminalFrame.ListTerminals frame) {
        connection.release(size);
        connection.send(new ServerFrame.ListTerminalsResponse(terminals.list()), id);
    }

    @Override
    public void terminalInput(TerminalFrame.TerminalInput frame) {
        Optional<Seat> seat = terminals.seat(frame.sessionId());
        if (seat.isEmpty() || frame.data().length() > TerminalRequests.MAX_INPUT) {
            connection.release(size);
            refuse("terminalInput", seat.isEmpty() ? TerminalRequests.UNKNOWN : TerminalRequests.TOO_MUCH);
            return;
        }
        ByteBuffer bytes = ByteBuffer.wrap(frame.data().getBytes(StandardCharsets.UTF_8));
        if (seat.get().terminal().type(bytes, () -> connection.release(size)) == Typing.FULL) {
            connection.release(size);
            refuse("terminalInput", TerminalRequests.FULL);
        }
    }

    @Override
    public void terminalAck(TerminalFrame.TerminalAck frame) {
        connection.release(size);
        Optional<Seat> seat = terminals.seat(frame.sessionId());
        if (seat.isEmpty()) {
            refuse("terminalAck", TerminalRequests.UNKNOWN);
        } else if (!seat.get().acknowledge(frame.sequence())) {
            refuse("terminalAck", TerminalRequests.NOT_SENT);
        }
    }

    @Override
    public void terminalResize(TerminalFrame.TerminalResize frame) {
        connection.release(size);
        Optional<Seat> seat = terminals.seat(frame.sessionId());
        if (seat.isEmpty()) {
            refuse("terminalResize", TerminalRequests.UNKNOWN);
        } else {
            seat.get().resize(new TerminalSize(frame.cols(), frame.rows()));
        }
    }

    @Override
    public void closeTerminal(TerminalFrame.CloseTerminal frame) {
        connection.release(size);
        if (!terminals.close(frame.sessionId(), id)) {
            refuse("closeTerminal", TerminalRequests.UNKNOWN);
        }
    }

    private void start(TerminalFrame.RequestTerminal frame) {
        try {
            if (!terminals.start(frame, id)) {
                refuse("requestTerminal", NOT_OPENED);
            }
        } catch (TooManyTerminalsException noRoom) {
            refuse("requestTerminal", TerminalRequests.NO_ROOM);
        } catch (IOException failed) {
            LOG.warn("A terminal could not be opened.", failed);
            refuse("requestTerminal", NOT_OPENED);
        }
    }

    private void refuse(String event, String message) {
        connection.refuse(event, message, id);
    }
}
