package dev.devex.runner.server;

import dev.devex.runner.protocol.TerminalFrame;
import dev.devex.runner.terminal.Terminal;
import dev.devex.runner.terminal.Terminals;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** The terminals that one connection has opened, and the frames that are about them. */
final class TerminalRequests {
    private final Terminals terminals;
    private final Executor threads;
    private final Map<String, Seat> seats = new LinkedHashMap<>();
    private boolean closed;

    TerminalRequests(Terminals terminals, Executor threads) {
        this.terminals = terminals;
        this.threads = threads;
    }

    synchronized Terminal open(TerminalFrame.RequestTerminal frame) throws IOException {
        if (closed) {
            throw new IOException("the connection is closed");
        }
        Terminal terminal = terminals.open(frame.cols(), frame.rows());
        seats.put(terminal.id(), new Seat(terminal, new Lane(threads)));
        return terminal;
    }

    /** Types, in order, without waiting for a program that does not read; {@code done} runs when it is typed. */
    boolean type(TerminalFrame.TerminalInput frame, Runnable done) {
        Optional<Seat> seat = seat(frame.sessionId());
        seat.ifPresent(found -> found.input().execute(() -> {
            found.terminal().type(frame.data());
            done.run();
        }));
        return seat.isPresent();
    }

    boolean resize(TerminalFrame.TerminalResize frame) {
        Optional<Seat> seat = seat(frame.sessionId());
        seat.ifPresent(found -> found.terminal().resize(frame.cols(), frame.rows()));
        return seat.isPresent();
    }

    boolean close(String id) {
        Optional<Seat> seat = seat(id);
        seat.ifPresent(found -> found.terminal().close());
        return seat.isPresent();
    }

    synchronized void forget(Terminal terminal) {
        seats.remove(terminal.id());
    }

    /** Ends all of them. */
    synchronized void close() {
        closed = true;
        seats.values().forEach(seat -> seat.terminal().close());
    }

    private synchronized Optional<Seat> seat(@Nullable String id) {
        if (id == null) {
            return seats.values().stream().findFirst();
        }
        return Optional.ofNullable(seats.get(id));
    }

    private record Seat(Terminal terminal, Lane input) {}
}
