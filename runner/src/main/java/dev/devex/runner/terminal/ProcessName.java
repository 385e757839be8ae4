package dev.devex.runner.terminal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The name of a process's program, as Linux shows it. */
final class ProcessName {
    private ProcessName() {}

    /** Null when it has ended. */
    static @Nullable String of(long pid) {
        try {
            return Files.readString(Path.of("/proc/" + pid + "/comm")).strip();
        } catch (IOException ended) {
            return null;
        }
    }
}
