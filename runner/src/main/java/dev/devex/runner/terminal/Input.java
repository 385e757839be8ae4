package dev.devex.runner.terminal;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
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
    private final Deque<Waiting> waiting = new ArrayDeque<>();
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

    /** Types; {@code typed} runs once, when the terminal has it all, or never will. */
    void type(ByteBuffer bytes, Runnable typed) {
        if (!put(bytes, typed)) {
            typed.run();
        }
    }

    /**
     * Types what begins at {@code sequence} of all that {@code client} types, but for what it has typed already; false, and
     * nothing is typed, when something before it is missing.
     */
    boolean type(String client, long sequence, ByteBuffer bytes, Runnable typed) {
        boolean waits;
        synchronized (this) {
            long expected = position(client);
            if (sequence > expected) {
                return false;
            }
            long known = Math.min(expected - sequence, bytes.remaining());
            bytes.position(bytes.position() + (int) known);
            remember(client, expected + bytes.remaining());
            waits = put(bytes, typed);
        }
        if (!waits) {
            typed.run();
        }
        return true;
    }

    private synchronized boolean put(ByteBuffer bytes, Runnable typed) {
        if (waiting.isEmpty()) {
            terminal.write(bytes);
            if (!bytes.hasRemaining() || terminal.isClosed()) {
                return false;
            }
        }
        waiting.add(
                new Waiting(ByteBuffer.allocate(bytes.remaining()).put(bytes).flip(), typed));
        if (!typing) {
            typing = true;
            threads.execute(this::typeOn);
        }
        return true;
    }

    private void typeOn() {
        while (hasWaiting()) {
            Runnable typed = typeFirst();
            if (typed == null) {
                terminal.awaitRoom(POLL_MILLISECONDS);
            } else {
                typed.run();
            }
        }
    }

    private synchronized boolean hasWaiting() {
        typing = !waiting.isEmpty();
        return typing;
    }

    private synchronized @Nullable Runnable typeFirst() {
        Waiting first = waiting.getFirst();
        terminal.write(first.bytes());
        if (first.bytes().hasRemaining() && !terminal.isClosed()) {
            return null;
        }
        waiting.removeFirst();
        return first.typed();
    }

    private void remember(String client, long position) {
        positions.put(client, position);
        if (positions.size() > MAX_CLIENTS) {
            positions.remove(positions.keySet().iterator().next());
        }
    }

    private record Waiting(ByteBuffer bytes, Runnable typed) {}
}
