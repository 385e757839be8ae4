package dev.devex.orchestration.internal;

import dev.devex.kernel.ReplId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * All processes of one sandbox. They carry its mark in their environment, or descend from one that does, or live in the session
 * of such a one: a daemon has left its parents, and a program may have emptied its environment.
 */
final class ProcessTree {
    private static final Logger LOG = Logger.getLogger(ProcessTree.class.getName());
    static final String MARK = "DEVEX_SANDBOX";
    private static final Duration KILL_LIMIT = Duration.ofSeconds(10);

    private final String mark;

    ProcessTree(ReplId repl) {
        mark = MARK + "=" + repl;
    }

    /** The process, if it lives and is of this sandbox. */
    Optional<RunningProcess> find(ProcessId id) {
        return find(id.pid()).filter(process -> process.id().equals(id));
    }

    /** The process that has that number now, if it is of this sandbox. */
    Optional<RunningProcess> find(long pid) {
        return RunningProcess.find(pid).filter(process -> process.hasEnvironment(mark));
    }

    Set<RunningProcess> members() {
        var all = everyProcess();
        var members = new HashSet<RunningProcess>();
        for (var process : all) {
            if (process.hasEnvironment(mark)) {
                members.add(process);
            }
        }
        while (members.addAll(joined(all, members))) {
            // until nobody joins any more
        }
        return members;
    }

    /** Kills every process of the sandbox, and those of {@code before} that left it since, and waits for their end. */
    void kill(Set<RunningProcess> before) {
        var ended = Deadline.in(KILL_LIMIT).awaitThroughInterrupts(() -> {
            var left = members();
            before.stream().filter(RunningProcess::lives).forEach(left::add);
            left.forEach(RunningProcess::kill);
            return left.isEmpty();
        });
        if (!ended) {
            // Another user's, by sudo, or stuck in the kernel. The work is saved all the same.
            LOG.log(Level.WARNING, "Processes of {0} do not end: {1}", new Object[] {mark, members()});
        }
    }

    void kill() {
        kill(Set.of());
    }

    private static List<RunningProcess> joined(List<RunningProcess> all, Set<RunningProcess> members) {
        var pids = new HashSet<Long>();
        members.forEach(member -> pids.add(member.id().pid()));
        return all.stream()
                .filter(process -> pids.contains(process.parent()) || pids.contains(process.session()))
                .toList();
    }

    private static List<RunningProcess> everyProcess() {
        var all = new ArrayList<RunningProcess>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (var entry : entries) {
                RunningProcess.find(Long.parseLong(entry.getFileName().toString()))
                        .ifPresent(all::add);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }
}
