package dev.devex.runner.server;

import java.util.ArrayDeque;
import java.util.Deque;

/** Memory for the frames that are being made: as much as there are threads that make one at the same time. */
final class Frames {
    private static final int MAX_FREE = 4;

    private final Deque<Frame> free = new ArrayDeque<>();

    Frame take() {
        synchronized (free) {
            Frame frame = free.poll();
            return frame == null ? new Frame() : frame;
        }
    }

    void giveBack(Frame frame) {
        synchronized (free) {
            if (free.size() < MAX_FREE) {
                free.push(frame);
            }
        }
    }
}
