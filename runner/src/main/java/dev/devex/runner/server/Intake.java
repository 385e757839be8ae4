package dev.devex.runner.server;

/** Stops reading from a client that sends faster than it is served. */
final class Intake {
    private static final int PAUSE_ABOVE = 1 << 20;
    private static final int RESUME_BELOW = 1 << 18;

    private final ClientSocket socket;
    private long size;
    private boolean paused;

    Intake(ClientSocket socket) {
        this.socket = socket;
    }

    synchronized void add(int length) {
        size += length;
        if (size > PAUSE_ABOVE && !paused) {
            paused = true;
            socket.pause();
        }
    }

    synchronized void release(int length) {
        size -= length;
        if (size < RESUME_BELOW && paused) {
            paused = false;
            // The network's thread may be about to come here with the socket locked.
            socket.soon(this::resume);
        }
    }

    synchronized boolean isPaused() {
        return paused;
    }

    private synchronized void resume() {
        if (!paused) {
            socket.resume();
        }
    }
}
