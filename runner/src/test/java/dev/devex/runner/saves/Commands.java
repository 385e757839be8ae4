package dev.devex.runner.saves;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Runs programs, and says what they printed and how long they took, from their start to their end. */
final class Commands {
    private static final int SAMPLE_MILLIS = 10;

    private Commands() {}

    /**
     * What a program came to.
     *
     * @param memory the most that it had resident, in MiB
     */
    record Outcome(String output, double milliseconds, double memory) {}

    static Outcome shell(Path folder, String script) throws IOException, InterruptedException {
        return run(new ProcessBuilder("bash", "-o", "pipefail", "-c", script).directory(folder.toFile()));
    }

    /** Runs a command of the runner for the folders {@code workspace} and {@code home} of a sandbox. */
    static Outcome runner(Path program, String command, Path sandbox, Path access)
            throws IOException, InterruptedException {
        return run(new ProcessBuilder(words(program, command, sandbox, access)));
    }

    static List<String> words(Path program, String command, Path sandbox, Path access) {
        var words = new ArrayList<>(List.of(program.toString(), command, "--access", access.toString()));
        for (String name : List.of("workspace", "home", "index")) {
            words.addAll(List.of("--" + name, sandbox.resolve(name).toString()));
        }
        return words;
    }

    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private static Outcome run(ProcessBuilder builder) throws IOException, InterruptedException {
        long start = System.nanoTime();
        Process process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
        double memory = 0;
        while (!process.waitFor(SAMPLE_MILLIS, TimeUnit.MILLISECONDS)) {
            memory = Math.max(memory, peak(process.pid()));
        }
        double milliseconds = (System.nanoTime() - start) / 1e6;
        String output = process.inputReader().lines().reduce("", String::concat);
        if (process.exitValue() != 0) {
            throw new IOException(builder.command() + " ended with " + process.exitValue());
        }
        return new Outcome(output, milliseconds, memory);
    }

    /** The most that a process had resident, in MiB; 0 of one that has ended. */
    static double peak(long pid) {
        try {
            return Files.readString(Path.of("/proc", String.valueOf(pid), "status"))
                    .lines()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
                    .sum();
        } catch (IOException ended) {
            return 0;
        }
    }
}
