package dev.devex.orchestration.internal;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A process as the kernel shows it (proc(5)); the dead that nobody has waited for do not count. */
record RunningProcess(ProcessId id, long parent, long session) {
    private static final int STATE = 0;
    private static final int PARENT = 1;
    private static final int SESSION = 3;
    private static final int STARTED = 19;

    static Optional<RunningProcess> find(long pid) {
        try {
            return parse(pid, read(pid, "stat"));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Whether it was started with that variable, or is the child of one that was and handed it on. */
    boolean hasEnvironment(String variable) {
        try {
            return ("\0" + read(id.pid(), "environ")).contains("\0" + variable + "\0");
        } catch (IOException e) {
            return false;
        }
    }

    boolean lives() {
        return find(id.pid()).filter(now -> now.id.equals(id)).isPresent();
    }

    void kill() {
        handle().ifPresent(ProcessHandle::destroyForcibly);
    }

    void terminate() {
        handle().ifPresent(ProcessHandle::destroy);
    }

    private Optional<ProcessHandle> handle() {
        // A handle knows its process's start too: taken first, it cannot hit one that gets the number afterwards.
        return ProcessHandle.of(id.pid()).filter(handle -> lives());
    }

    private static Optional<RunningProcess> parse(long pid, String stat) {
        // The name stands in parentheses and may hold anything, so count from the last one.
        var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        if (fields[STATE].equals("Z") || fields[STATE].equals("X")) {
            return Optional.empty();
        }
        var id = new ProcessId(pid, Long.parseLong(fields[STARTED]));
        return Optional.of(new RunningProcess(id, Long.parseLong(fields[PARENT]), Long.parseLong(fields[SESSION])));
    }

    private static String read(long pid, String file) throws IOException {
        // Not by a channel: those close when the thread is interrupted, and this cleans up after interrupts.
        try (var in = new FileInputStream("/proc/" + pid + "/" + file)) {
            return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }
}
