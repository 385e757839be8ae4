package dev.devex.runner.server;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one connection sends. While the network takes it, whoever has something sends it himself, a frame at a time, so that no
 * terminal waits for more than one frame of another. While it does not, messages wait, as many as fit; output stays
 * with its terminal.
 */
final class Outbound {
    private static final int MAX_WAITING = 1 << 18;
    private static final int FRAMES_AT_A_TIME = 8;

    private final Frames frames;
    private final Deque<byte[]> waiting = new ArrayDeque<>();
    private final Set<FrameSource> lagging = new LinkedHashSet<>();
    private @Nullable FrameSink sink;
    private int waitingBytes;
    private boolean closed;

    Outbound(Frames frames) {
        this.frames = frames;
    }

    synchronized void open(FrameSink to) {
        sink = to;
    }

    /** Sends a message, before all output that comes later; it is dropped once the connection is closed. */
    synchronized void send(String text) {
        byte[] message = text.getBytes(StandardCharsets.UTF_8);
        if (isFree()) {
            sink().send(Frame.text(message));
        } else if (!closed) {
            waiting.add(message);
            waitingBytes += message.length;
        }
    }

    /** Waits while too many messages wait. Not for the network's thread, which makes room. */
    synchronized void awaitRoom() {
        try {
            while (isFull()) {
                wait();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    synchronized boolean isFull() {
        return waitingBytes > MAX_WAITING && !closed;
    }

    /** Sends what {@code source} has now, or, while the network does not take it, when it does. */
    void push(FrameSource source) {
        Frame memory = frames.take();
        try {
            boolean more = true;
            for (int i = 0; i < FRAMES_AT_A_TIME && more; i++) {
                more = sendNext(source, memory);
            }
            if (more) {
                leave(source);
            }
        } finally {
            frames.giveBack(memory);
        }
    }

    /** The network takes frames again. */
    void resume() {
        Frame memory = frames.take();
        try {
            boolean more = true;
            for (int i = 0; i < FRAMES_AT_A_TIME && more; i++) {
                more = sendFirst(memory);
            }
            if (more) {
                sink().callBack();
            }
        } finally {
            frames.giveBack(memory);
        }
    }

    /** Drops what waits and lets everybody go who waits for room. */
    synchronized void close() {
        closed = true;
        waiting.clear();
        lagging.clear();
        notifyAll();
    }

    // The network's thread goes on with it in between.
    private synchronized void leave(FrameSource source) {
        lagging.add(source);
        sink().callBack();
    }

    // True when it has sent one, and there may be more.
    private synchronized boolean sendNext(FrameSource source, Frame memory) {
        if (closed) {
            return false;
        }
        if (!isFree()) {
            lagging.add(source);
            return false;
        }
        ByteBuffer frame = source.next(memory);
        if (frame != null) {
            sink().send(frame);
        }
        return frame != null;
    }

    private synchronized boolean sendFirst(Frame memory) {
        if (closed || sink().isBusy()) {
            return false;
        }
        byte[] message = waiting.poll();
        if (message != null) {
            waitingBytes -= message.length;
            sink().send(Frame.text(message));
            notifyAll();
            return true;
        }
        return !lagging.isEmpty() && sendLagging(memory);
    }

    private synchronized boolean sendLagging(Frame memory) {
        FrameSource source = lagging.iterator().next();
        lagging.remove(source);
        if (sendNext(source, memory)) {
            lagging.add(source);
        }
        return true;
    }

    private boolean isFree() {
        return !closed && waiting.isEmpty() && !sink().isBusy();
    }

    private FrameSink sink() {
        if (sink == null) {
            throw new IllegalStateException("not open");
        }
        return sink;
    }
}
