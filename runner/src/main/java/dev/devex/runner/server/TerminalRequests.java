package dev.devex.runner.server;

import dev.devex.runner.protocol.TerminalDescription;
import dev.devex.runner.protocol.TerminalFrame;
import dev.devex.runner.protocol.TerminalSize;
import dev.devex.runner.terminal.Terminal;
import dev.devex.runner.terminal.Terminals;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The terminals at which one connection sits, and what it asks about terminals. */
final class TerminalRequests {
    /** The most bytes, or characters, of input in one frame. */
    static final int MAX_INPUT = 4 << 20;

    static final String UNKNOWN = "There is no such terminal.";
    static final String TOO_MUCH = "That is too much to type at once; the limit is 4 MiB.";
    static final String GAP = "Something that was typed before is missing.";
    static final String FULL = "The program does not read, and too much waits for it.";
    static final String NO_ROOM = "There are 64 terminals already, and each is watched or at work. Close one first.";
    static final String NOT_SENT = "So much output has not been sent yet.";

    private final Connection connection;
    private final Terminals terminals;
    private final TerminalNews news;
    private final Map<String, Seat> seats = new LinkedHashMap<>();
    private boolean closed;

    TerminalRequests(Connection connection, Terminals terminals) {
        this.connection = connection;
        this.terminals = terminals;
        this.news = new TerminalNews(connection);
    }

    void open() {
        terminals.observe(news);
    }

    /** Starts a terminal; {@code client} names who types. */
    void start(TerminalFrame.RequestTerminal frame, @Nullable JsonValue id) throws IOException {
        TerminalSize size = new TerminalSize(frame.cols(), frame.rows());
        sit(terminals.open(size), frame.client(), 0L, size).ifPresent(seat -> seat.start(id));
    }

    /** False when there is no such terminal, or it has not said so much yet. */
    boolean attach(TerminalFrame.AttachTerminal frame, @Nullable JsonValue id) {
        Optional<Terminal> terminal = terminals.find(frame.sessionId());
        Long sequence = frame.sequence();
        if (terminal.isEmpty() || (sequence != null && sequence > terminal.get().position())) {
            return false;
        }
        sit(terminal.get(), frame.client(), sequence, frame.size()).ifPresent(seat -> seat.start(id));
        return true;
    }

    /** False when this connection does not sit there. */
    boolean detach(String id) {
        Optional<Seat> seat = seat(id);
        seat.ifPresent(left -> {
            forget(left.terminal());
            left.leave();
        });
        return seat.isPresent();
    }

    List<TerminalDescription> list() {
        news.listen();
        return terminals.all().stream()
                .map(terminal -> terminal.describe(connection.name()))
                .toList();
    }

    /** False when there is no such terminal. */
    boolean close(String id, @Nullable JsonValue request) {
        Optional<Terminal> terminal = terminals.find(id);
        terminal.ifPresent(found -> {
            connection.awaitEnd(found, request);
            found.close();
        });
        return terminal.isPresent();
    }

    /** The seat at a terminal, or the first one. */
    synchronized Optional<Seat> seat(@Nullable String id) {
        if (id == null) {
            return seats.values().stream().findFirst();
        }
        return Optional.ofNullable(seats.get(id));
    }

    synchronized Optional<Seat> seat(long number) {
        return seats.values().stream()
                .filter(seat -> seat.terminal().number() == number)
                .findFirst();
    }

    synchronized boolean isSeated(Terminal terminal) {
        return seats.containsKey(terminal.id());
    }

    synchronized void forget(Terminal terminal) {
        seats.remove(terminal.id());
    }

    /** The connection is gone; the terminals stay. */
    void leaveAll() {
        terminals.ignore(news);
        List<Seat> left;
        synchronized (this) {
            closed = true;
            left = List.copyOf(seats.values());
            seats.clear();
        }
        left.forEach(Seat::leave);
    }

    // Empty when the connection has gone in the meantime.
    private Optional<Seat> sit(
            Terminal terminal, @Nullable String client, @Nullable Long sequence, @Nullable TerminalSize size) {
        String name = client == null ? connection.name() : "page " + client;
        Optional<Seat> before = seat(terminal.id());
        TerminalSize screen = size == null ? before.map(Seat::size).orElse(null) : size;
        Seat seat = new Seat(connection, terminal, name, sequence, screen);
        before.ifPresent(seat::follow);
        Seat left;
        synchronized (this) {
            left = closed ? seat : seats.put(terminal.id(), seat);
        }
        if (left != null) {
            left.leave();
        }
        return left == seat ? Optional.empty() : Optional.of(seat);
    }
}
