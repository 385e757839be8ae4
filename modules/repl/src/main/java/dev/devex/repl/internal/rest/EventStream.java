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

    /** The newest revision that was sent of each repl the browser knows of; used by the writing thread alone. */
    private final Map<ReplId, Long> sent = new HashMap<>();

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
            write(() -> send(change));
        }
    }

    /** Sends the present state again, since changes may have been missed. */
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

    private void sendPresent(List<ReplChange> present) throws IOException {
        var gone = new HashSet<>(sent.keySet());
        sent.clear();
        for (var change : present) {
            gone.remove(change.id());
            send(change);
        }
        for (var id : gone) {
            sink.event("repl-deleted", Events.deleted(id));
        }
    }

    private void send(ReplChange change) throws IOException {
        var repl = change.repl();
        if (repl == null) {
            sent.remove(change.id());
            sink.event("repl-deleted", Events.deleted(change.id()));
        } else if (sent.getOrDefault(change.id(), 0L) < change.revision()) {
            sent.put(change.id(), change.revision());
            sink.event("repl", Events.repl(repl));
        }
    }

    /** One step of what is to be written. */
    private interface Writing {
        void write() throws IOException;
    }
}
