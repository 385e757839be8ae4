package dev.devex.runner.server;

import dev.devex.runner.protocol.FileFrame;
import dev.devex.runner.protocol.ServerFrame;
import jakarta.json.JsonValue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Serves one request about files, when its turn comes. */
final class FileFrameReceiver implements FileFrame.Receiver {
    private final Connection connection;
    private final FileSession session;
    private final FileRequests files;
    private final @Nullable JsonValue id;
    private final int characters;

    FileFrameReceiver(Connection connection, @Nullable JsonValue id, int characters) {
        this.connection = connection;
        this.session = connection.files();
        this.files = session.requests();
        this.id = id;
        this.characters = characters;
    }

    @Override
    public void connection(FileFrame.Connection frame) {
        inTurn(files::load);
    }

    @Override
    public void fetchDir(FileFrame.FetchDir frame) {
        inTurn(() -> files.list(frame));
    }

    @Override
    public void fetchContent(FileFrame.FetchContent frame) {
        inTurn(() -> files.fetch(frame));
    }

    @Override
    public void updateContent(FileFrame.UpdateContent frame) {
        inTurn(() -> files.update(frame));
    }

    @Override
    public void createFile(FileFrame.CreateFile frame) {
        inTurn(() -> files.createFile(frame));
    }

    @Override
    public void createFolder(FileFrame.CreateFolder frame) {
        inTurn(() -> files.createFolder(frame));
    }

    @Override
    public void delete(FileFrame.Delete frame) {
        inTurn(() -> files.delete(frame));
    }

    @Override
    public void rename(FileFrame.Rename frame) {
        inTurn(() -> files.rename(frame));
    }

    @Override
    public void copy(FileFrame.Copy frame) {
        inTurn(() -> files.copy(frame));
    }

    @Override
    public void watchFiles(FileFrame.WatchFiles frame) {
        connection.release(characters);
        session.watch(id);
    }

    @Override
    public void searchFiles(FileFrame.SearchFiles frame) {
        connection.release(characters);
        session.search(frame, id);
    }

    @Override
    public void cancelSearch(FileFrame.CancelSearch frame) {
        connection.release(characters);
        session.cancelSearch(frame.searchId());
    }

    private void inTurn(Supplier<ServerFrame> answer) {
        connection.queue(() -> connection.send(answer.get(), id), characters);
    }
}
