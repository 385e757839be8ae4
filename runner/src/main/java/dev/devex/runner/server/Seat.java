package dev.devex.runner.server;

import dev.devex.runner.protocol.ServerFrame;
import dev.devex.runner.protocol.TerminalSize;
import dev.devex.runner.terminal.Receipt;
import dev.devex.runner.terminal.Terminal;
import dev.devex.runner.terminal.Typing;
import dev.devex.runner.terminal.View;
import dev.devex.runner.terminal.Viewer;
import jakarta.json.JsonValue;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** A client at a terminal: what it is sent of the output, and as whom it types. */
final class Seat implements Viewer, FrameSource {
    // Often enough for a page to forget what it keeps for a network that breaks.
    private static final int TYPED_STEP = 1 << 13;

    private final Client client;
    private final Seats seats;
    private final Terminal terminal;
    private final String typist;
    private final View view;
    private volatile boolean started;
    private volatile long sentBefore;
    private long typed;
    private long typedTold;

    /** From {@code sequence} on, or all there is. */
    Seat(
            Client client,
            Seats seats,
            Terminal terminal,
            String typist,
            @Nullable Long sequence,
            @Nullable TerminalSize size) {
        this.client = client;
        this.seats = seats;
        this.terminal = terminal;
        this.typist = typist;
        this.view = terminal.attach(this, sequence, size);
        this.typedTold = terminal.inputPosition(typist);
        this.typed = typedTold;
    }

    Terminal terminal() {
        return terminal;
    }

    /** Says where output and input go on, and begins to send. */
    void start(@Nullable JsonValue id) {
        ServerFrame reset = view.isLost() ? restart() : null;
        client.send(
                new ServerFrame.TerminalConnected(
                        terminal.id(),
                        terminal.number(),
                        view.position(),
                        terminal.inputPosition(typist),
                        terminal.size()),
                id);
        if (reset != null) {
            client.send(reset, null);
        }
        started = true;
        client.push(this);
    }

    void resize(TerminalSize size) {
        terminal.resize(view, size);
    }

    @Nullable
    TerminalSize size() {
        return view.size();
    }

    /** What was sent at {@code earlier} may still be acknowledged, and means nothing here. */
    void follow(Seat earlier) {
        sentBefore = Math.max(earlier.sentBefore, earlier.view.position());
    }

    /** See {@link View#acknowledge}. */
    boolean acknowledge(long sequence) {
        boolean sent = view.acknowledge(sequence);
        if (sent) {
            client.push(this);
        }
        return sent || sequence <= sentBefore;
    }

    /** See {@link Terminal#type(String, long, ByteBuffer, Receipt)}. */
    Typing type(long sequence, ByteBuffer bytes, Runnable kept) {
        long end = sequence + bytes.remaining();
        return terminal.type(typist, sequence, bytes, new Receipt() {
            @Override
            public void kept() {
                kept.run();
            }

            @Override
            public void typed() {
                Seat.this.typed(end);
            }
        });
    }

    void leave() {
        started = false;
        terminal.detach(view);
    }

    @Override
    public String id() {
        return client.name();
    }

    @Override
    public String user() {
        return client.user();
    }

    @Override
    public boolean acknowledges() {
        return client.isBinary();
    }

    @Override
    public void wake() {
        client.push(this);
    }

    @Override
    public @Nullable ByteBuffer next(Frame memory) {
        if (!started) {
            return null;
        }
        if (view.isLost()) {
            return client.encode(restart(), null);
        }
        ByteBuffer output = client.format().next(terminal, view, memory);
        if (output != null) {
            return output;
        }
        return view.endsAfter(0) ? seats.end(terminal, this) : typed(memory);
    }

    private ServerFrame restart() {
        long end = view.restart();
        terminal.nudge();
        return new ServerFrame.TerminalReset(terminal.id(), view.position(), end);
    }

    private void typed(long end) {
        boolean telling;
        synchronized (this) {
            typed = Math.max(typed, end);
            telling = client.isBinary() && typed - typedTold >= TYPED_STEP;
        }
        if (telling) {
            client.push(this);
        }
    }

    private synchronized @Nullable ByteBuffer typed(Frame memory) {
        if (!client.isBinary() || typed - typedTold < TYPED_STEP) {
            return null;
        }
        typedTold = typed;
        new BinaryHeader(BinaryHeader.TYPED, terminal.number(), typed).write(memory.begin());
        return memory.end(Frame.BINARY);
    }
}
