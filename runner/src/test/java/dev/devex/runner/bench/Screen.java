package dev.devex.runner.bench;

/** A screen that draws 20 MB in a second, as a browser's does, whatever has come. */
final class Screen {
    private static final int FRAME_MILLIS = 4;
    private static final double BYTES_PER_NANO = 0.02;

    private final SocketLine line;
    private double drawn;
    private long drawnAt = System.nanoTime();

    Screen(SocketLine line) {
        this.line = line;
        this.drawn = (double) line.received();
        line.lag();
    }

    /** Draws for a frame's time and says so. */
    void draw() {
        Pauses.millis(FRAME_MILLIS);
        long now = System.nanoTime();
        drawn = Math.min((double) line.received(), drawn + (now - drawnAt) * BYTES_PER_NANO);
        drawnAt = now;
        line.drawn((long) drawn);
    }

    long drawn() {
        return (long) drawn;
    }
}
