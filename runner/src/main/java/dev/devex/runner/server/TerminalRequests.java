package dev.devex.runner.server;

import dev.devex.runner.protocol.TerminalDescription;
import dev.devex.runner.protocol.TerminalFrame;
import dev.devex.runner.protocol.TerminalSize;
import dev.devex.runner.terminal.Terminal;
import dev.devex.runner.terminal.Terminals;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.util.List;
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

    private final Client client;
    private final Terminals terminals;
    private final TerminalNews news;
    private final Seats seats;

    TerminalRequests(Client client, Terminals terminals) {
        this.client = client;
        this.terminals = terminals;
        this.seats = new Seats(client);
        this.news = new TerminalNews(client, seats);
    }

    void open() {
        terminals.observe(news);
    }

    /** Starts a terminal; {@code client} names who types. False when it has ended at once. */
    boolean start(TerminalFrame.RequestTerminal frame, @Nullable JsonValue id) throws IOException {
        TerminalSize size = new TerminalSize(frame.cols(), frame.rows());
        return sit(terminals.open(size), frame.client(), 0L, size, id);
    }

    /** False when there is no such terminal, or it has not said so much yet. */
    boolean attach(TerminalFrame.AttachTerminal frame, @Nullable JsonValue id) {
        Long sequence = frame.sequence();
        return terminals
                .find(frame.sessionId())
                .filter(terminal -> sequence == null || sequence <= terminal.position())
                .filter(terminal -> sit(terminal, frame.client(), sequence, frame.size(), id))
                .isPresent();
    }

    /** False when this connection does not sit there. */
    boolean detach(String id) {
        Optional<Seat> seat = seats.free(id);
        seat.ifPresent(left -> {
            left.leave();
            tellIfEnded(left.terminal());
        });
        return seat.isPresent();
    }

    List<TerminalDescription> list() {
        news.listen();
        return terminals.all().stream()
                .map(terminal -> terminal.describe(client.name()))
                .toList();
    }

    /** False when there is no such terminal, or it is being closed. */
    boolean close(String id, @Nullable JsonValue request) {
        return terminals.find(id).filter(terminal -> close(terminal, request)).isPresent();
    }

    /** False when it has ended, or is being closed. */
    boolean close(Terminal terminal, @Nullable JsonValue request) {
        if (!seats.awaitEnd(terminal, request)) {
            return false;
        }
        terminal.close();
        tellIfEnded(terminal);
        return true;
    }

    /** The seat at a terminal, or the first one. */
    Optional<Seat> seat(@Nullable String id) {
        return seats.find(id);
    }

    Optional<Seat> seat(long number) {
        return seats.find(number);
    }

    /** The connection is gone; the terminals stay. */
    void leaveAll() {
        terminals.ignore(news);
        seats.close().forEach(Seat::leave);
    }

    /** False when the terminal has ended, or the connection has gone in the meantime. */
    boolean sit(
            Terminal terminal,
            @Nullable String typist,
            @Nullable Long sequence,
            @Nullable TerminalSize size,
            @Nullable JsonValue id) {
        String name = typist == null ? client.name() : "page " + typist;
        Optional<Seat> before = seats.find(terminal.id());
        TerminalSize screen = size == null ? before.map(Seat::size).orElse(null) : size;
        Seat seat = new Seat(client, seats, terminal, name, sequence, screen);
        before.ifPresent(seat::follow);
        Optional<Seat> left = seats.take(seat);
        left.ifPresent(Seat::leave);
        if (left.filter(seat::equals).isPresent()) {
            return false;
        }
        seat.start(id);
        return true;
    }

    // What was to tell its end may have looked before there was anything to tell, or has left it to a seat that is
    // gone.
    private void tellIfEnded(Terminal terminal) {
        if (terminal.hasEnded()) {
            news.ended(terminal);
        }
    }
}
