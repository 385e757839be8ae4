package dev.devex.runner.server;

import dev.devex.runner.protocol.ServerFrame;
import dev.devex.runner.watch.FileChangeListener;
import dev.devex.runner.watch.FileChanges;
import dev.devex.runner.watch.PendingChanges;
import dev.devex.runner.watch.WorkspaceWatcher;
import dev.devex.runner.watch.WorkspaceWatcher.Watch;
import jakarta.json.JsonValue;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Tells one client what changes in the workspace. What a client does not read is joined, and in the end given up. */
final class FileFeed implements FileChangeListener {
    private final WorkspaceWatcher watcher;
    private final FrameSender sender;
    private final Executor threads;
    private final PendingChanges pending = new PendingChanges();
    private @Nullable Watch watch;
    private boolean answered;
    private boolean sending;
    private boolean closed;

    FileFeed(WorkspaceWatcher watcher, FrameSender sender, Executor threads) {
        this.watcher = watcher;
        this.sender = sender;
        this.threads = threads;
    }

    /** Answers the request of this id once every later change is told. */
    synchronized void open(@Nullable JsonValue id) {
        if (closed) {
            return;
        }
        Watch opened = watch == null ? watcher.listen(this) : watch;
        watch = opened;
        opened.started().thenRunAsync(() -> answer(id), threads);
    }

    @Override
    public synchronized void changed(FileChanges changes) {
        pending.add(changes);
        send();
    }

    synchronized void close() {
        closed = true;
        if (watch != null) {
            watch.close();
        }
    }

    private void answer(@Nullable JsonValue id) {
        sender.send(new ServerFrame.WatchFilesResponse(), id);
        synchronized (this) {
            answered = true;
            send();
        }
    }

    private synchronized void send() {
        if (answered && !sending && !closed && !pending.isEmpty()) {
            sending = true;
            threads.execute(this::sendAll);
        }
    }

    private void sendAll() {
        FileChanges changes = take();
        try {
            for (; changes != null; changes = take()) {
                sender.send(new ServerFrame.FilesChanged(changes.changes(), changes.rescan()), null);
            }
        } finally {
            if (changes != null) {
                missed();
            }
        }
    }

    // Memory ran out, say: what was not told is made up for with the next change.
    private synchronized void missed() {
        pending.add(FileChanges.RESCAN);
        sending = false;
    }

    private synchronized @Nullable FileChanges take() {
        sending = !pending.isEmpty() && !closed;
        return sending ? pending.take() : null;
    }
}
