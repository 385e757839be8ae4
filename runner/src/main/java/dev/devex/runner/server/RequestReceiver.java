package dev.devex.runner.server;

import dev.devex.runner.protocol.ClientFrame;
import dev.devex.runner.protocol.ServerFrame;
import dev.devex.runner.terminal.Terminal;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Serves one request of a connection. */
final class RequestReceiver implements ClientFrame.Receiver {
    private static final Logger LOG = Logger.getLogger(RequestReceiver.class.getName());

    private final Connection connection;
    private final FileRequests files;
    private final TerminalRequests terminals;
    private final @Nullable JsonValue id;
    private final int characters;

    RequestReceiver(Connection connection, @Nullable JsonValue id, int characters) {
        this.connection = connection;
        this.files = connection.files();
        this.terminals = connection.terminals();
        this.id = id;
        this.characters = characters;
    }

    @Override
    public void connection(ClientFrame.Connection frame) {
        inTurn(files::load);
    }

    @Override
    public void fetchDir(ClientFrame.FetchDir frame) {
        inTurn(() -> files.list(frame));
    }

    @Override
    public void fetchContent(ClientFrame.FetchContent frame) {
        inTurn(() -> files.fetch(frame));
    }

    @Override
    public void updateContent(ClientFrame.UpdateContent frame) {
        inTurn(() -> files.update(frame));
    }

    @Override
    public void createFile(ClientFrame.CreateFile frame) {
        inTurn(() -> files.createFile(frame));
    }

    @Override
    public void createFolder(ClientFrame.CreateFolder frame) {
        inTurn(() -> files.createFolder(frame));
    }

    @Override
    public void delete(ClientFrame.Delete frame) {
        inTurn(() -> files.delete(frame));
    }

    @Override
    public void rename(ClientFrame.Rename frame) {
        inTurn(() -> files.rename(frame));
    }

    @Override
    public void copy(ClientFrame.Copy frame) {
        inTurn(() -> files.copy(frame));
    }

    @Override
    public void requestTerminal(ClientFrame.RequestTerminal frame) {
        connection.release(characters);
        try {
            Terminal terminal = terminals.open(frame);
            connection.send(new ServerFrame.TerminalConnected(terminal.id()), id);
            terminal.listen(connection);
        } catch (IOException failed) {
            LOG.log(Level.WARNING, "A terminal could not be opened.", failed);
            refuse("requestTerminal", "No terminal could be opened.");
        }
    }

    @Override
    public void terminalInput(ClientFrame.TerminalInput frame) {
        if (!terminals.type(frame, () -> connection.release(characters))) {
            connection.release(characters);
            refuse("terminalInput", "There is no such terminal.");
        }
    }

    @Override
    public void terminalResize(ClientFrame.TerminalResize frame) {
        connection.release(characters);
        if (!terminals.resize(frame)) {
            refuse("terminalResize", "There is no such terminal.");
        }
    }

    @Override
    public void closeTerminal(ClientFrame.CloseTerminal frame) {
        connection.release(characters);
        connection.awaitClosed(frame.sessionId(), id);
        if (!terminals.close(frame.sessionId())) {
            connection.awaitClosed(frame.sessionId(), null);
            refuse("closeTerminal", "There is no such terminal.");
        }
    }

    private void inTurn(Supplier<ServerFrame> answer) {
        connection.queue(() -> connection.send(answer.get(), id), characters);
    }

    private void refuse(String event, String message) {
        connection.send(new ServerFrame.ErrorMessage(message, event), id);
    }
}
