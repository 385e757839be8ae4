package dev.devex.runner.terminal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/**
 * The processes of the user's: the runner's descendants and all that carry the sandbox's mark, but not the runner, nor what it has
 * started for itself.
 */
public final class ProcessTree {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final SandboxMark mark;
    private final Set<ProcessHandle> exempt = ConcurrentHashMap.newKeySet();

    public ProcessTree(SandboxMark mark) {
        this.mark = mark;
    }

    /** Counts a child of the runner's, and what that starts, as none of the user's. */
    public void exempt(Process child) {
        exempt.removeIf(earlier -> !earlier.isAlive());
        exempt.add(child.toHandle());
    }

    /** Those that live now. */
    public Set<ProcessHandle> processes() {
        Set<ProcessHandle> own = ProcessHandle.current().descendants().collect(Collectors.toCollection(HashSet::new));
        ProcessHandle.allProcesses().filter(this::isMarked).forEach(own::add);
        own.removeAll(lineage());
        for (ProcessHandle helper : exempt) {
            own.remove(helper);
            helper.descendants().forEach(own::remove);
        }
        return own;
    }

    /** Hangs up on all of them, and kills those that are there two seconds later. */
    public void end() {
        Set<ProcessHandle> present = processes();
        for (ProcessHandle process : present) {
            Signals.hangUp(process.pid());
        }
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        for (ProcessHandle process : present) {
            await(process, Duration.ofNanos(Math.max(0, deadline - System.nanoTime())));
        }
        killAll();
    }

    /** Waits for a process to end; false when it lives on. */
    static boolean await(long pid, Duration patience) {
        Optional<ProcessHandle> process = ProcessHandle.of(pid);
        return process.isEmpty() || await(process.get(), patience);
    }

    // Each round catches what forked while the one before was killing.
    private void killAll() {
        for (Set<ProcessHandle> left = processes(); !left.isEmpty(); left = processes()) {
            left.forEach(ProcessHandle::destroyForcibly);
            left.forEach(process -> await(process, PATIENCE));
            if (processes().equals(left)) {
                return;
            }
        }
    }

    private static boolean await(ProcessHandle process, Duration patience) {
        try {
            process.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException livesOn) {
            // told by the result
        }
        return !process.isAlive();
    }

    private boolean isMarked(ProcessHandle process) {
        try {
            byte[] environment = Files.readAllBytes(Path.of("/proc/" + process.pid() + "/environ"));
            return mark.isIn(new String(environment, StandardCharsets.ISO_8859_1));
        } catch (IOException goneOrSomebodyElses) {
            return false;
        }
    }

    private static Set<ProcessHandle> lineage() {
        Set<ProcessHandle> lineage = new HashSet<>();
        Optional<ProcessHandle> process = Optional.of(ProcessHandle.current());
        while (process.isPresent() && lineage.add(process.get())) {
            process = process.get().parent();
        }
        return lineage;
    }
}
