package dev.devex.runner.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What is done with a line, and what it costs. */
final class Measures {
    static final String FLOOD = "yes " + "x".repeat(100) + "\n";
    private static final String INTERRUPT = "\u0003";
    private static final int SETTLING_MILLIS = 100;
    private static final int LINES_PER_MEGABYTE = 10_000;

    private final Size size;
    private final Path text;

    Measures(Size size, Path folder) throws IOException {
        this.size = size;
        this.text = folder.resolve("text");
        Files.writeString(text, ("x".repeat(99) + "\n").repeat(size.megabytes() * LINES_PER_MEGABYTE));
    }

    /** Makes the line say back what is typed, character by character, and warms it up. */
    void prepareEcho(Line line) {
        line.seek("@@RAW@@");
        line.type("stty raw; echo @@R''AW@@; exec cat\n");
        line.await();
        Pauses.millis(SETTLING_MILLIS);
        echo(line, size.warmUps());
    }

    /** Milliseconds, one for each character. */
    List<Double> echo(Line line) {
        return echo(line, size.echoes());
    }

    private static List<Double> echo(Line line, int times) {
        List<Double> milliseconds = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            milliseconds.add(line.echo() / 1e6);
            Pauses.millis(1);
        }
        return milliseconds;
    }

    /** Megabytes in a second. */
    double throughput(Line line) {
        long bytes = line.received();
        long start = System.nanoTime();
        line.run("cat " + text);
        return (line.received() - bytes) / 1e6 / seconds(start);
    }

    /** Milliseconds from Ctrl+C until a screen that draws 20 MB in a second shows the prompt. */
    double interrupt(SocketLine line) {
        Screen screen = new Screen(line);
        line.type(FLOOD);
        for (long end = System.nanoTime() + size.floodMillis() * 1_000_000L; System.nanoTime() < end; ) {
            screen.draw();
        }
        line.seek(Line.PROMPT);
        line.type(INTERRUPT);
        long start = System.nanoTime();
        while (line.found() < 0 || screen.drawn() < line.found()) {
            screen.draw();
        }
        return seconds(start) * 1e3;
    }

    /** MiB that the runner grows by while a client does not read. */
    double silence(RunnerProcess runner, Line line) throws IOException {
        double before = runner.residentMib();
        line.pause();
        line.type(FLOOD);
        double most = before;
        for (int i = 0; i < 10; i++) {
            Pauses.millis(size.silenceMillis() / 10);
            most = Math.max(most, runner.residentMib());
        }
        return most - before;
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}
