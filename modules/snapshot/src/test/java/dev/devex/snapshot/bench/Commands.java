package dev.devex.snapshot.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Runs programs, and says what they printed and how long they took, from their start to their end. */
final class Commands {
    /** Small and quick to start. */
    static final List<String> JVM = List.of(
            "-XX:+UseSerialGC",
            "-Xms16m",
            "-Xmn6m",
            "-Xmx48m",
            "-Xss512k",
            "-XX:MaxDirectMemorySize=48m",
            "-XX:ReservedCodeCacheSize=24m",
            "-XX:-UsePerfData",
            "-Xshare:auto",
            "-Xlog:disable");

    /** For much content: hashing wants the better compiler at once, and hardly anything else does. */
    static final List<String> MUCH_TO_HASH = List.of(
            "-XX:CompileThresholdScaling=10",
            "-XX:CompileCommand=quiet",
            "-XX:CompileCommand=CompileThresholdScaling,sun.security.provider.DigestBase::*,0.05",
            "-XX:CompileCommand=CompileThresholdScaling,sun.security.provider.SHA2::*,0.05");

    /** Where an index says that most files are as they were. */
    static final List<String> LITTLE_TO_HASH = List.of("-XX:TieredStopAtLevel=1");

    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    private final String classpath;

    Commands(String classpath) {
        this.classpath = classpath;
    }

    /** What a program printed, in words, and how long it took. */
    record Outcome(List<String> words, double milliseconds) {}

    static Outcome shell(Path folder, String script) throws IOException, InterruptedException {
        return run(new ProcessBuilder("bash", "-o", "pipefail", "-c", script).directory(folder.toFile()));
    }

    Outcome java(List<String> options, Class<?> main, Object... arguments) throws IOException, InterruptedException {
        return run(new ProcessBuilder(javaCommand(options, main, arguments)));
    }

    List<String> javaCommand(List<String> options, Class<?> main, Object... arguments) {
        var command = new ArrayList<>(List.of(JAVA));
        command.addAll(options);
        command.addAll(List.of("-cp", classpath, main.getName()));
        Stream.of(arguments).map(String::valueOf).forEach(command::add);
        return command;
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
        builder.environment().put("MALLOC_ARENA_MAX", "1");
        long start = System.nanoTime();
        Process process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
        List<String> words = process.inputReader()
                .lines()
                .flatMap(line -> Stream.of(line.split(" ")))
                .toList();
        int status = process.waitFor();
        double milliseconds = (System.nanoTime() - start) / 1e6;
        if (status != 0) {
            throw new IOException(builder.command() + " ended with " + status);
        }
        return new Outcome(words, milliseconds);
    }
}
