package dev.devex.runner.server;

import dev.devex.runner.protocol.ServerFrame;
import dev.devex.runner.terminal.Terminal;
import dev.devex.runner.terminal.TerminalObserver;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Queue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a connection is told of terminals beside their output. Of one that changes faster than the client reads, it is told
 * the latest.
 */
final class TerminalNews implements TerminalObserver, FrameSource {
    private final Client client;
    private final Seats seats;
    private final Set<Terminal> changed = new LinkedHashSet<>();
    private final Queue<Terminal> ended = new ArrayDeque<>();
    private volatile boolean listening;

    TerminalNews(Client client, Seats seats) {
        this.client = client;
        this.seats = seats;
    }

    /** From now on the client wants to know. */
    void listen() {
        listening = true;
    }

    @Override
    public void changed(Terminal terminal) {
        if (listening) {
            synchronized (this) {
                changed.add(terminal);
            }
            client.push(this);
        }
    }

    @Override
    public void ended(Terminal terminal) {
        if (listening || seats.awaitsEnd(terminal)) {
            synchronized (this) {
                changed.remove(terminal);
                ended.add(terminal);
            }
            client.push(this);
        }
    }

    @Override
    public @Nullable ByteBuffer next(Frame memory) {
        ByteBuffer end = nextEnd();
        return end == null ? nextChange() : end;
    }

    private @Nullable ByteBuffer nextEnd() {
        for (Terminal terminal = pollEnded(); terminal != null; terminal = pollEnded()) {
            ByteBuffer frame = seats.end(terminal, null);
            if (frame != null) {
                return frame;
            }
        }
        return null;
    }

    private @Nullable ByteBuffer nextChange() {
        Terminal terminal;
        synchronized (this) {
            Iterator<Terminal> all = changed.iterator();
            if (!all.hasNext()) {
                return null;
            }
            terminal = all.next();
            all.remove();
        }
        return client.encode(new ServerFrame.TerminalChanged(terminal.describe(client.name())), null);
    }

    private synchronized @Nullable Terminal pollEnded() {
        return ended.poll();
    }
}
