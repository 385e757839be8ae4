package dev.devex.repl.internal.rest;

import dev.devex.kernel.ReplId;
import dev.devex.kernel.UnavailableException;
import dev.devex.kernel.UserId;
import dev.devex.repl.internal.changes.ReplChange;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What one browser hears of its user's repls. Changes wait in a bounded queue and are written one after the other by a thread
 * that is taken only while there are any; a browser that is too slow for that, or gone, is dropped and may come again.
 */
final class EventStream {
    static final int LONGEST_QUEUE = 1000;

    private final UserId owner;
    private final EventSink sink;
    private final Executor executor;
    private final Runnable whenClosed;
    private final Deque<Writing> queue = new ArrayDeque<>();
    private boolean writing = true;
    private boolean closed;

    /** What was last sent of each repl the browser knows of; used by the writing thread alone. */
    private final Map<ReplId, ReplChange> sent = new HashMap<>();

    /** A stream that writes nothing until it has {@linkplain #begin begun}. */
    EventStream(UserId owner, EventSink sink, Executor executor, Runnable whenClosed) {
        this.owner = owner;
        this.sink = sink;
        this.executor = executor;
        this.whenClosed = whenClosed;
    }

    /** Sends the present state, then what has changed since the stream was made, and so on. */
    synchronized void begin(List<ReplChange> present) {
        if (closed) {
            return;
        }
        queue.addFirst(() -> sendPresent(present));
        queue.addFirst(() -> sink.comment("repls"));
        executor.execute(this::writeAll);
    }

    void changed(ReplChange change) {
        if (change.owner().equals(owner)) {
            write(() -> sendNews(change));
        }
    }

    /** Sends what differs in the present state, since changes may have been missed. */
    void resume(Supplier<List<ReplChange>> present) {
        write(() -> sendPresent(present.get()));
    }

    void heartbeat() {
        write(() -> sink.comment("live"));
    }

    void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            queue.clear();
        }
        whenClosed.run();
        sink.close();
    }

    private void write(Writing next) {
        var tooSlow = false;
        synchronized (this) {
            if (closed) {
                return;
            }
            tooSlow = queue.size() >= LONGEST_QUEUE;
            queue.addLast(next);
            if (!writing) {
                writing = true;
                executor.execute(this::writeAll);
            }
        }
        if (tooSlow) {
            close();
        }
    }

    private void writeAll() {
        try {
            for (var next = next(); next != null; next = next()) {
                next.write();
            }
        } catch (IOException | UnavailableException e) {
            // Redis takes subscriptions before it reads: what was missed cannot be told then, so the browser comes
            // again.
            close();
        }
    }

    private synchronized @Nullable Writing next() {
        var next = queue.pollFirst();
        writing = next != null;
        return next;
    }

    /** The present state counts even where it is the older one: Redis may have been restored from a backup. */
    private void sendPresent(List<ReplChange> present) throws IOException {
        var gone = new HashSet<>(sent.keySet());
        for (var change : present) {
            gone.remove(change.id());
            if (!change.equals(sent.get(change.id()))) {
                send(change);
            }
        }
        for (var id : gone) {
            sendDeleted(id);
        }
    }

    private void sendNews(ReplChange change) throws IOException {
        var last = sent.get(change.id());
        if (last == null || last.revision() < change.revision()) {
            send(change);
        }
    }

    private void send(ReplChange change) throws IOException {
        var repl = change.repl();
        if (repl == null) {
            sendDeleted(change.id());
        } else {
            sent.put(change.id(), change);
            sink.event("repl", Events.repl(repl));
        }
    }

    private void sendDeleted(ReplId id) throws IOException {
        sent.remove(id);
        sink.event("repl-deleted", Events.deleted(id));
    }

    /** One step of what is to be written. */
    private interface Writing {
        void write() throws IOException;
    }
}
