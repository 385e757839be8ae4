package dev.devex.runner.autosave;

import dev.devex.runner.terminal.ProcessTree;
import dev.devex.snapshot.Scope;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.Writer;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The {@code saver} command as a process of its own: its memory goes with it, and what it costs is not at the editor's expense. It is
 * kept for a while, since the next save takes one that has just saved a fraction of the time.
 */
final class SaverProcess implements SaveCommand {
    /** People who work are saved more often than that. */
    static final long KEPT = TimeUnit.MINUTES.toNanos(1);

    private static final Logger LOG = LoggerFactory.getLogger(SaverProcess.class);
    private static final int REFUSED = 3;

    private final List<String> command;
    private final ProcessTree processes;
    private final Alarm alarm;
    private final Executor threads;
    private @Nullable Process running;
    private long saves;

    SaverProcess(List<String> command, ProcessTree processes, Alarm alarm, Executor threads) {
        this.command = List.copyOf(command);
        this.processes = processes;
        this.alarm = alarm;
        this.threads = threads;
    }

    @Override
    public CompletableFuture<SaveResult> begin(Scope scope) {
        return CompletableFuture.supplyAsync(() -> save(scope), threads);
    }

    private synchronized SaveResult save(Scope scope) {
        try {
            Process process = process();
            ask(process, scope);
            SaveResult result = result(process.inputReader(StandardCharsets.UTF_8));
            long save = ++saves;
            alarm.after(KEPT, () -> endUnlessUsed(save));
            return result;
        } catch (IOException broken) {
            LOG.warn("The work could not be saved: {}.", broken.getMessage());
            end();
            return SaveResult.FAILED;
        }
    }

    private Process process() throws IOException {
        Process process = running;
        if (process == null || !process.isAlive()) {
            process =
                    new ProcessBuilder(command).redirectError(Redirect.INHERIT).start();
            processes.exempt(process);
            running = process;
        }
        return process;
    }

    private static void ask(Process process, Scope scope) throws IOException {
        Writer input = process.outputWriter(StandardCharsets.UTF_8);
        input.write(Json.createArrayBuilder(scope.folders()).build().toString());
        input.write('\n');
        input.flush();
    }

    private static SaveResult result(BufferedReader output) throws IOException {
        String said = "";
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (isStatus(line)) {
                return result(Integer.parseInt(line), said);
            }
            said = line;
        }
        throw new IOException("the saver has ended");
    }

    private static boolean isStatus(String line) {
        return line.length() == 1 && Character.isDigit(line.charAt(0));
    }

    private static SaveResult result(int status, String said) {
        if (status == 0) {
            return isUnchanged(said) ? SaveResult.UNCHANGED : SaveResult.STORED;
        }
        return status == REFUSED ? SaveResult.REFUSED : SaveResult.FAILED;
    }

    private static boolean isUnchanged(String said) {
        try (JsonReader reader = Json.createReader(new StringReader(said))) {
            return reader.readObject().getBoolean("unchanged", false);
        } catch (JsonException unknown) {
            return false;
        }
    }

    private synchronized void endUnlessUsed(long save) {
        if (save == saves) {
            end();
        }
    }

    /** It ends by itself when its input does. */
    private void end() {
        Process process = running;
        running = null;
        try {
            if (process != null) {
                process.getOutputStream().close();
            }
        } catch (IOException gone) {
            LOG.debug("The saver has ended before.", gone);
        }
    }
}
