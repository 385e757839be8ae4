package dev.devex.runner.server;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What one connection still has to send, in order. Whoever adds waits while the client does not read, so that memory
 * stays bounded; a terminal's output that waits is joined into fewer, larger frames.
 */
final class Outbox {
    private static final int MAX_WAITING = 1 << 18;
    private static final int MAX_OUTPUT_FRAME = 1 << 16;

    private final Executor executor;
    private final Consumer<Letter> post;
    private final Deque<Letter> waiting = new ArrayDeque<>();
    private int characters;
    private boolean posting;
    private boolean closed;

    Outbox(Executor executor, Consumer<Letter> post) {
        this.executor = executor;
        this.post = post;
    }

    /** Adds a frame; it is dropped once the connection is closed. */
    synchronized void add(String frame) {
        put(new Letter(null, new StringBuilder(frame)));
    }

    /** Adds output of a terminal. */
    synchronized void add(String terminal, String output) {
        Letter last = waiting.peekLast();
        if (last != null && last.takes(terminal, output)) {
            awaitRoom();
        }
        last = waiting.peekLast();
        if (!closed && last != null && last.takes(terminal, output)) {
            last.text.append(output);
            characters += output.length();
        } else {
            put(new Letter(terminal, new StringBuilder(output)));
        }
    }

    /** Drops what waits and lets everybody go who waits for room. */
    synchronized void close() {
        closed = true;
        waiting.clear();
        notifyAll();
    }

    private synchronized void put(Letter letter) {
        awaitRoom();
        if (closed) {
            return;
        }
        waiting.add(letter);
        characters += letter.text.length();
        if (!posting) {
            posting = true;
            executor.execute(this::run);
        }
    }

    private synchronized void awaitRoom() {
        try {
            while (characters > MAX_WAITING && !closed) {
                wait();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            closed = true;
        }
    }

    private void run() {
        for (Letter letter = take(); letter != null; letter = take()) {
            post.accept(letter);
        }
    }

    private synchronized @Nullable Letter take() {
        Letter letter = waiting.poll();
        if (letter == null) {
            posting = false;
            return null;
        }
        characters -= letter.text.length();
        notifyAll();
        return letter;
    }

    /** A frame, or output of {@code terminal} that is not yet one. */
    record Letter(@Nullable String terminal, StringBuilder text) {
        boolean takes(String other, String output) {
            return other.equals(terminal) && text.length() + output.length() <= MAX_OUTPUT_FRAME;
        }
    }
}
