package dev.devex.runner.terminal;

import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * What is typed into a terminal, in order. It goes to the terminal at once; while a program does not read, it waits here.
 * Of each client it knows how far it has typed, so that nothing is typed twice or left out.
 */
final class Input {
    private static final int MAX_CLIENTS = 256;
    private static final int POLL_MILLISECONDS = 100;

    private final PseudoTerminal terminal;
    private final Executor threads;
    private final InputQueue queue = new InputQueue();
    private boolean typing;
    private final Map<String, Long> positions = new LinkedHashMap<>(16, 0.75f, true);

    Input(PseudoTerminal terminal, Executor threads) {
        this.terminal = terminal;
        this.threads = threads;
    }

    /** The position of what {@code client} is expected to type next. */
    synchronized long position(String client) {
        return positions.getOrDefault(client, 0L);
    }

    /** Types, unless too much waits. */
    Typing type(ByteBuffer bytes, Receipt receipt) {
        synchronized (this) {
            if (!hasRoom(bytes)) {
                return Typing.FULL;
            }
            if (!put(bytes, receipt)) {
                return Typing.TAKEN;
            }
        }
        receipt.kept();
        receipt.typed();
        return Typing.TAKEN;
    }

    /** Types what begins at {@code sequence} of all that {@code client} types, but for what it has typed already. */
    Typing type(String client, long sequence, ByteBuffer bytes, Receipt receipt) {
        synchronized (this) {
            long expected = position(client);
            if (sequence > expected) {
                return Typing.GAP;
            }
            long known = Math.min(expected - sequence, bytes.remaining());
            bytes.position(bytes.position() + (int) known);
            long end = expected + bytes.remaining();
            if (!hasRoom(bytes)) {
                return Typing.FULL;
            }
            remember(client, end);
            if (!put(bytes, receipt)) {
                return Typing.TAKEN;
            }
        }
        receipt.kept();
        receipt.typed();
        return Typing.TAKEN;
    }

    // Whoever interrupts a program that does not read gives up what waits for it, as the terminal itself would have it.
    private boolean hasRoom(ByteBuffer bytes) {
        if (queue.isEmpty()) {
            return true;
        }
        if (bytes.remaining() == 1 && terminal.interrupt(bytes.get(bytes.position()))) {
            bytes.get();
            queue.drop();
            return true;
        }
        return queue.fits(bytes.remaining());
    }

    // True when the terminal has all of it at once.
    private boolean put(ByteBuffer bytes, Receipt receipt) {
        if (queue.isEmpty()) {
            terminal.write(bytes);
            if (!bytes.hasRemaining() || terminal.isClosed()) {
                return true;
            }
        }
        queue.add(new Waiting(bytes, receipt));
        if (!typing) {
            typing = true;
            threads.execute(this::typeOn);
        }
        return false;
    }

    private void typeOn() {
        while (hasWaiting()) {
            Waiting typed = typeFirst();
            if (typed == null) {
                terminal.awaitRoom(POLL_MILLISECONDS);
            } else {
                typed.confirm();
            }
        }
    }

    private synchronized boolean hasWaiting() {
        typing = !queue.isEmpty();
        return typing;
    }

    private synchronized @Nullable Waiting typeFirst() {
        Waiting first = queue.first();
        int before = first.bytes().remaining();
        terminal.write(first.bytes());
        queue.taken(before - first.bytes().remaining());
        return first.isTyped() || terminal.isClosed() ? queue.removeFirst() : null;
    }

    private void remember(String client, long position) {
        positions.put(client, position);
        if (positions.size() > MAX_CLIENTS) {
            positions.remove(positions.keySet().iterator().next());
        }
    }
}
