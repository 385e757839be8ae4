package dev.devex.runner.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Measures a runner over both protocols, and beside it a pseudo terminal with nothing between, in turn. */
final class Benchmark {
    static final String LIMIT = "PTY alone";
    static final String BINARY = "devex.binary.v1";
    static final String JSON = "devex.json.v1";
    static final String ECHO = "echo p50, ms";
    static final String THROUGHPUT = "output, MB/s";

    private final List<String> program;
    private final Path folder;
    private final Size size;
    private final Measures measures;
    private final Figures figures = new Figures(List.of(LIMIT, BINARY, JSON));

    private Benchmark(List<String> program, Path folder, Size size) throws IOException {
        this.program = program;
        this.folder = folder;
        this.size = size;
        this.measures = new Measures(size, folder);
    }

    /** {@code program} is how the runner is started, without its command. */
    public static void main(String... program) throws IOException {
        System.out.print(run(List.of(program), Size.USUAL).table());
        System.exit(0);
    }

    static Figures run(List<String> program, Size size) throws IOException {
        Path folder = Files.createTempDirectory("devex-bench");
        try {
            Benchmark benchmark = new Benchmark(program, folder, size);
            benchmark.play();
            return benchmark.figures;
        } finally {
            delete(folder);
        }
    }

    private void play() throws IOException {
        List<String> order = new ArrayList<>(List.of(BINARY, JSON, LIMIT));
        for (int round = 0; round < size.rounds(); round++) {
            for (String subject : order) {
                System.err.println("round " + (round + 1) + " of " + size.rounds() + ": " + subject);
                if (subject.equals(LIMIT)) {
                    measureLimit();
                } else {
                    measure(subject);
                }
            }
            Collections.reverse(order);
        }
    }

    private void measureLimit() throws IOException {
        try (Line line = settled(new RawLine())) {
            measures.throughput(line);
            figures.add(THROUGHPUT, LIMIT, measures.throughput(line));
            measures.prepareEcho(line);
            addEchoes("echo", LIMIT, measures.echo(line));
        }
    }

    private void measure(String subject) throws IOException {
        try (RunnerProcess runner = new RunnerProcess(program, folder, subject.equals(BINARY))) {
            figures.add("start, ms", subject, runner.startMillis);
            Pauses.millis(size.floodMillis());
            figures.add("idle, MiB", subject, runner.residentMib());
            measureOutput(runner, subject);
            measureEcho(runner, subject);
            try (SocketLine line = runner.open()) {
                figures.add("Ctrl+C to prompt on a lagging screen, ms", subject, measures.interrupt(line));
            }
            try (Line line = runner.open()) {
                figures.add("growth for a client that does not read, MiB", subject, measures.silence(runner, line));
            }
        }
    }

    private void measureOutput(RunnerProcess runner, String subject) throws IOException {
        try (Line line = runner.open()) {
            measures.throughput(line);
            double cpu = runner.cpuMillis();
            figures.add(THROUGHPUT, subject, measures.throughput(line));
            figures.add("CPU, ms per MB", subject, (runner.cpuMillis() - cpu) / size.megabytes());
        }
    }

    private void measureEcho(RunnerProcess runner, String subject) throws IOException {
        try (Line line = runner.open()) {
            measures.prepareEcho(line);
            double cpu = runner.cpuMillis();
            addEchoes("echo", subject, measures.echo(line));
            figures.add("CPU, µs per echo", subject, (runner.cpuMillis() - cpu) * 1e3 / size.echoes());
        }
        try (Line line = runner.open();
                Line other = runner.open()) {
            measures.prepareEcho(line);
            other.type(Measures.FLOOD);
            addEchoes("echo under flood", subject, measures.echo(line));
        }
    }

    private void addEchoes(String figure, String subject, List<Double> milliseconds) {
        figures.add(figure + " p50, ms", subject, Figures.quantile(milliseconds, 0.5));
        figures.add(figure + " p99, ms", subject, Figures.quantile(milliseconds, 0.99));
    }

    private static Line settled(Line line) {
        line.settle();
        return line;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
