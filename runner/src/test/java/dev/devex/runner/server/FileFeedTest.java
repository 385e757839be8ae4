package dev.devex.runner.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.devex.runner.files.FileChange;
import dev.devex.runner.files.FileChange.Kind;
import dev.devex.runner.protocol.ServerFrame;
import dev.devex.runner.watch.FileChanges;
import dev.devex.runner.watch.WorkspaceWatcher;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileFeedTest {
    @TempDir
    Path folder;

    private final BlockingQueue<Runnable> threads = new LinkedBlockingQueue<>();
    private final List<ServerFrame> sent = new ArrayList<>();
    private boolean broken;

    @Test
    void asksForANewLookAfterItBroke() throws Exception {
        FileFeed feed = new FileFeed(new WorkspaceWatcher(folder), (frame, id) -> send(frame), threads::add);
        feed.open(null);
        threads.take().run();
        broken = true;
        feed.changed(created("lost"));
        assertThatThrownBy(threads.remove()::run).isInstanceOf(IllegalStateException.class);
        broken = false;

        feed.changed(created("next"));
        threads.remove().run();

        assertThat(sent).endsWith(new ServerFrame.FilesChanged(List.of(), true));
        feed.close();
    }

    private void send(ServerFrame frame) {
        if (broken) {
            throw new IllegalStateException();
        }
        sent.add(frame);
    }

    private static FileChanges created(String path) {
        return new FileChanges(List.of(new FileChange(path, Kind.CREATED)), false);
    }
}
