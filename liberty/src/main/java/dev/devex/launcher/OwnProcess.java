package dev.devex.launcher;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** A child process in a session of its own, so that Ctrl+C does not reach it, and written down, so that a later launcher does. */
final class OwnProcess {
    private static final Duration LAST_PATIENCE = Duration.ofSeconds(5);

    private final Process process;
    private final Path record;

    private OwnProcess(Process process, Path record) {
        this.process = process;
        this.record = record;
    }

    static OwnProcess start(List<String> command, Map<String, String> environment, Path folder, Path log, Path record) {
        var builder = new ProcessBuilder(
                        Stream.concat(Stream.of("setsid"), command.stream()).toList())
                .directory(folder.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().clear();
        builder.environment().putAll(environment);
        try {
            var process = builder.start();
            var identity = ProcessIdentity.of(process.pid());
            if (identity.isPresent()) {
                Files.writeString(record, identity.get().toString());
            }
            return new OwnProcess(process, record);
        } catch (IOException e) {
            throw new FailedStartException(command.get(0) + " cannot be started: " + e.getMessage(), e);
        }
    }

    /** Ends what a former launcher wrote down and left behind; anything else that has its process id now is left alone. */
    static void endRecorded(Path record, Duration patience) {
        try {
            if (Files.exists(record)) {
                ProcessIdentity.parse(Files.readString(record))
                        .flatMap(ProcessIdentity::living)
                        .ifPresent(stale -> end(stale, patience));
                Files.deleteIfExists(record);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    CompletableFuture<Process> exit() {
        return process.onExit();
    }

    /** Asks it to end, and makes it end when it has not after {@code patience}. */
    void stop(Duration patience) {
        end(process.toHandle(), patience);
        try {
            Files.deleteIfExists(record);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void end(ProcessHandle handle, Duration patience) {
        handle.destroy();
        if (!hasEnded(handle, patience)) {
            handle.destroyForcibly();
            hasEnded(handle, LAST_PATIENCE);
        }
    }

    private static boolean hasEnded(ProcessHandle handle, Duration patience) {
        try {
            handle.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException | ExecutionException e) {
            return !handle.isAlive();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return !handle.isAlive();
        }
    }
}
