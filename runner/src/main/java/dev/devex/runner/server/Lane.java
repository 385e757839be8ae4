package dev.devex.runner.server;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Runs tasks one after the other on threads that are shared. */
final class Lane implements Executor {
    private final Executor threads;
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private boolean running;

    Lane(Executor threads) {
        this.threads = threads;
    }

    @Override
    public void execute(Runnable task) {
        synchronized (waiting) {
            waiting.add(task);
            if (running) {
                return;
            }
            running = true;
        }
        threads.execute(this::run);
    }

    /** Whether nothing runs or waits; who alone adds tasks may then do one himself. */
    boolean isIdle() {
        synchronized (waiting) {
            return !running;
        }
    }

    private void run() {
        boolean emptied = false;
        try {
            for (Runnable task = next(); task != null; task = next()) {
                task.run();
            }
            emptied = true;
        } finally {
            // Memory or stack ran out in one task: those behind it must not wait for ever.
            if (!emptied) {
                threads.execute(this::run);
            }
        }
    }

    private @Nullable Runnable next() {
        synchronized (waiting) {
            Runnable task = waiting.poll();
            running = task != null;
            return task;
        }
    }
}
