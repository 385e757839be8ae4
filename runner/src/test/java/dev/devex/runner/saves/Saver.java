package dev.devex.runner.saves;

import jakarta.json.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** A saver as the runner keeps one: a process that is asked for one save after the other. */
record Saver(Process process, Writer input, BufferedReader output) {
    static Saver start(Path program, Path sandbox, Path access) throws IOException {
        Process process = new ProcessBuilder(Commands.words(program, "saver", sandbox, access))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        return new Saver(
                process, process.outputWriter(StandardCharsets.UTF_8), process.inputReader(StandardCharsets.UTF_8));
    }

    /** Has it save once, and says how long that took, in milliseconds; no folders stand for everything. */
    double save(List<String> folders) throws IOException {
        long start = System.nanoTime();
        input.write(Json.createArrayBuilder(folders).build() + "\n");
        input.flush();
        String said = output.readLine();
        if (!"0".equals(output.readLine())) {
            throw new IOException("the saver said " + said);
        }
        return (System.nanoTime() - start) / 1e6;
    }

    /** The most that it had resident so far, in MiB. */
    double memory() {
        return Commands.peak(process.pid());
    }
}
