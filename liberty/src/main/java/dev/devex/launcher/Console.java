package dev.devex.launcher;

import java.io.PrintStream;
import java.time.Duration;

/** The terminal: one line for each step that takes time, and nothing else. */
final class Console {
    private final PrintStream out;
    private final long start = System.nanoTime();

    Console(PrintStream out) {
        this.out = out;
    }

    void say(String line) {
        out.println(line);
        out.flush();
    }

    /** How long Devex has been starting, as a person reads it. */
    String elapsed() {
        return "%.1f s".formatted(Duration.ofNanos(System.nanoTime() - start).toMillis() / 1000.0);
    }
}
