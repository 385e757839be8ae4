package dev.devex.runner.server;

import dev.devex.runner.protocol.ClientFrame;
import dev.devex.runner.protocol.FileFrame;
import dev.devex.runner.protocol.ServerFrame;
import dev.devex.runner.protocol.TerminalFrame;
import jakarta.json.JsonValue;
import org.jspecify.annotations.Nullable;

/** Serves one request of a connection. */
final class RequestReceiver implements ClientFrame.Receiver {
    private final Connection connection;
    private final @Nullable JsonValue id;
    private final int characters;

    RequestReceiver(Connection connection, @Nullable JsonValue id, int characters) {
        this.connection = connection;
        this.id = id;
        this.characters = characters;
    }

    @Override
    public void ping(ClientFrame.Ping frame) {
        connection.release(characters);
        connection.send(new ServerFrame.Pong(), id);
    }

    @Override
    public void watchPorts(ClientFrame.WatchPorts frame) {
        connection.release(characters);
        connection.watchPorts(id);
    }

    @Override
    public void watchSaves(ClientFrame.WatchSaves frame) {
        connection.release(characters);
        connection.watchSaves(id);
    }

    @Override
    public void file(FileFrame frame) {
        frame.accept(new FileFrameReceiver(connection, id, characters));
    }

    @Override
    public void terminal(TerminalFrame frame) {
        frame.accept(new TerminalFrameReceiver(connection, id, characters));
    }
}
