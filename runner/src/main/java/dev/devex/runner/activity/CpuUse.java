package dev.devex.runner.activity;

import dev.devex.runner.terminal.ProcessTree;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** How much the user's processes compute. For one thread. */
final class CpuUse {
    /** Of one processor; servers that wait, and watchers of files, stay below. */
    private static final double SHARE = 0.05;

    private final ProcessTree processes;
    private Map<ProcessHandle, Duration> before = Map.of();
    private long since = System.nanoTime();

    CpuUse(ProcessTree processes) {
        this.processes = processes;
    }

    /** Whether they have computed since the last call, or since the beginning. */
    boolean isHigh() {
        Map<ProcessHandle, Duration> used = new HashMap<>();
        for (ProcessHandle process : processes.processes()) {
            process.info().totalCpuDuration().ifPresent(time -> used.put(process, time));
        }
        long computed = 0;
        for (Map.Entry<ProcessHandle, Duration> use : used.entrySet()) {
            computed += use.getValue()
                    .minus(before.getOrDefault(use.getKey(), Duration.ZERO))
                    .toNanos();
        }
        long now = System.nanoTime();
        boolean high = computed > SHARE * (now - since);
        before = used;
        since = now;
        return high;
    }
}
