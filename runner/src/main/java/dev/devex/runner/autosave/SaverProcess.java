package dev.devex.runner.autosave;

import dev.devex.runner.terminal.ProcessTree;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The {@code save} command as a process of its own: its memory goes with it, and what it costs is not at the editor's expense. */
record SaverProcess(List<String> command, ProcessTree processes, Executor threads) implements SaveCommand {
    private static final Logger LOG = LoggerFactory.getLogger(SaverProcess.class);
    private static final int REFUSED = 3;
    private static final int LONGEST_ANSWER = 1000;

    @Override
    public CompletableFuture<SaveResult> begin() {
        try {
            Process process = start();
            return process.onExit().thenApplyAsync(SaverProcess::result, threads);
        } catch (IOException notStarted) {
            LOG.warn("The work cannot be saved.", notStarted);
            return CompletableFuture.completedFuture(SaveResult.FAILED);
        }
    }

    private Process start() throws IOException {
        Process process = new ProcessBuilder(command)
                .redirectInput(Redirect.from(new File("/dev/null")))
                .redirectError(Redirect.INHERIT)
                .start();
        processes.exempt(process);
        return process;
    }

    private static SaveResult result(Process process) {
        if (process.exitValue() == 0) {
            return isUnchanged(process) ? SaveResult.UNCHANGED : SaveResult.STORED;
        }
        return process.exitValue() == REFUSED ? SaveResult.REFUSED : SaveResult.FAILED;
    }

    private static boolean isUnchanged(Process process) {
        try (InputStream output = process.getInputStream()) {
            byte[] answer = output.readNBytes(Math.min(output.available(), LONGEST_ANSWER));
            try (JsonReader reader = Json.createReader(new ByteArrayInputStream(answer))) {
                return reader.readObject().getBoolean("unchanged", false);
            }
        } catch (IOException | JsonException unknown) {
            return false;
        }
    }
}
