package dev.devex.runner.server;

import dev.devex.runner.protocol.ServerFrame;
import dev.devex.runner.terminal.Terminal;
import dev.devex.runner.terminal.TerminalObserver;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.Queue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a connection is told of terminals beside their output. Of one that changes faster than the client reads, it is told
 * the latest.
 */
final class TerminalNews implements TerminalObserver, FrameSource {
    private final Connection connection;
    private final Set<Terminal> changed = new LinkedHashSet<>();
    private final Queue<Terminal> ended = new ArrayDeque<>();
    private volatile boolean listening;

    TerminalNews(Connection connection) {
        this.connection = connection;
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
            connection.push(this);
        }
    }

    /** Whoever sits at it is told there, after the last of its output. */
    @Override
    public void ended(Terminal terminal) {
        if ((listening || connection.awaitsEnd(terminal))
                && !connection.terminals().isSeated(terminal)) {
            synchronized (this) {
                changed.remove(terminal);
                ended.add(terminal);
            }
            connection.push(this);
        }
    }

    @Override
    public @Nullable ByteBuffer next(Frame memory) {
        Terminal gone;
        Terminal other = null;
        synchronized (this) {
            gone = ended.poll();
            if (gone == null && !changed.isEmpty()) {
                other = changed.iterator().next();
                changed.remove(other);
            }
        }
        if (gone != null) {
            return connection.end(gone);
        }
        return other == null
                ? null
                : connection.encode(new ServerFrame.TerminalChanged(other.describe(connection.name())), null);
    }
}
