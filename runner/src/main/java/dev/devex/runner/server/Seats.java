package dev.devex.runner.server;

import dev.devex.runner.protocol.ServerFrame;
import dev.devex.runner.terminal.Terminal;
import jakarta.json.JsonValue;
import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/**
 * At which terminals one connection sits, and which ends it has been told: each once, and where it sits, after the last of
 * the output.
 */
final class Seats {
    private final Client client;
    private final Map<String, Seat> taken = new LinkedHashMap<>();
    private final Map<Terminal, Optional<JsonValue>> closing = new HashMap<>();
    private final Set<Terminal> told = Collections.newSetFromMap(new WeakHashMap<>());
    private boolean closed;

    Seats(Client client) {
        this.client = client;
    }

    /** The seat at a terminal, or the first one. */
    synchronized Optional<Seat> find(@Nullable String terminal) {
        if (terminal == null) {
            return taken.values().stream().findFirst();
        }
        return Optional.ofNullable(taken.get(terminal));
    }

    synchronized Optional<Seat> find(long number) {
        // Each keystroke comes by here: no stream, which costs a tenth of all that the runner does for one.
        for (Seat seat : taken.values()) {
            if (seat.terminal().number() == number) {
                return Optional.of(seat);
            }
        }
        return Optional.empty();
    }

    /**
     * Returns who must leave: whoever sat there before, or {@code seat} itself where the connection has gone in the meantime
     * or has been told of the end.
     */
    synchronized Optional<Seat> take(Seat seat) {
        Terminal terminal = seat.terminal();
        if (closed || told.contains(terminal)) {
            return Optional.of(seat);
        }
        return Optional.ofNullable(taken.put(terminal.id(), seat));
    }

    /** Returns who must leave. */
    synchronized Optional<Seat> free(String terminal) {
        return Optional.ofNullable(taken.remove(terminal));
    }

    /** The connection has gone; returns who must leave. */
    synchronized List<Seat> close() {
        closed = true;
        List<Seat> left = List.copyOf(taken.values());
        taken.clear();
        return left;
    }

    /** The terminal's end will answer the request of this id; false when that has been told, or answers another request. */
    synchronized boolean awaitEnd(Terminal terminal, @Nullable JsonValue id) {
        return !told.contains(terminal) && closing.putIfAbsent(terminal, Optional.ofNullable(id)) == null;
    }

    synchronized boolean awaitsEnd(Terminal terminal) {
        return closing.containsKey(terminal);
    }

    /**
     * The frame that says that the terminal has ended, to whoever has asked for that or not; null when that is told already, or
     * is for another than {@code by} to tell.
     *
     * @param by the seat at it, or null for one who tells only what no seat does
     */
    synchronized @Nullable ByteBuffer end(Terminal terminal, @Nullable Seat by) {
        if (taken.get(terminal.id()) != by) {
            return null;
        }
        taken.remove(terminal.id());
        if (!told.add(terminal)) {
            return null;
        }
        Optional<JsonValue> request = closing.remove(terminal);
        return client.encode(
                new ServerFrame.TerminalClosed(terminal.id(), terminal.exitCode()),
                request == null ? null : request.orElse(null));
    }
}
