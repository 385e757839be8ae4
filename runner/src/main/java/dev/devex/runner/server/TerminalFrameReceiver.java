package dev.devex.runner.server;

import dev.devex.runner.protocol.ServerFrame;
import dev.devex.runner.protocol.TerminalFrame;
import dev.devex.runner.protocol.TerminalSize;
import dev.devex.runner.terminal.Terminal;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Serves one request about terminals, at once. */
final class TerminalFrameReceiver implements TerminalFrame.Receiver {
    private static final Logger LOG = Logger.getLogger(TerminalFrameReceiver.class.getName());

    private final Connection connection;
    private final TerminalRequests terminals;
    private final @Nullable JsonValue id;
    private final int characters;

    TerminalFrameReceiver(Connection connection, @Nullable JsonValue id, int characters) {
        this.connection = connection;
        this.terminals = connection.terminals();
        this.id = id;
        this.characters = characters;
    }

    @Override
    public void requestTerminal(TerminalFrame.RequestTerminal frame) {
        connection.release(characters);
        try {
            Terminal terminal = terminals.open(frame);
            connection.send(
                    new ServerFrame.TerminalConnected(
                            terminal.id(), 0, 0, 0, new TerminalSize(frame.cols(), frame.rows())),
                    id);
            terminal.listen(connection);
        } catch (IOException failed) {
            LOG.log(Level.WARNING, "A terminal could not be opened.", failed);
            refuse("requestTerminal", "No terminal could be opened.");
        }
    }

    @Override
    public void terminalInput(TerminalFrame.TerminalInput frame) {
        if (!terminals.type(frame, () -> connection.release(characters))) {
            connection.release(characters);
            refuse("terminalInput", "There is no such terminal.");
        }
    }

    @Override
    public void terminalResize(TerminalFrame.TerminalResize frame) {
        connection.release(characters);
        if (!terminals.resize(frame)) {
            refuse("terminalResize", "There is no such terminal.");
        }
    }

    @Override
    public void closeTerminal(TerminalFrame.CloseTerminal frame) {
        connection.release(characters);
        connection.awaitClosed(frame.sessionId(), id);
        if (!terminals.close(frame.sessionId())) {
            connection.awaitClosed(frame.sessionId(), null);
            refuse("closeTerminal", "There is no such terminal.");
        }
    }

    @Override
    public void attachTerminal(TerminalFrame.AttachTerminal frame) {
        connection.release(characters);
        refuse("attachTerminal", "That is not there yet.");
    }

    @Override
    public void detachTerminal(TerminalFrame.DetachTerminal frame) {
        connection.release(characters);
        refuse("detachTerminal", "That is not there yet.");
    }

    @Override
    public void listTerminals(TerminalFrame.ListTerminals frame) {
        connection.release(characters);
        refuse("listTerminals", "That is not there yet.");
    }

    @Override
    public void terminalAck(TerminalFrame.TerminalAck frame) {
        connection.release(characters);
        refuse("terminalAck", "That is not there yet.");
    }

    private void refuse(String event, String message) {
        connection.refuse(event, message, id);
    }
}
