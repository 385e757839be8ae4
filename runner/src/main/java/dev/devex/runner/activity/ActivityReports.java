package dev.devex.runner.activity;

import dev.devex.runner.workspace.ActivityCall;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Tells the core what goes on here: at once when clients come or go, and then as often as it wants to hear it. */
public final class ActivityReports implements AutoCloseable {
    private static final long USUAL_SECONDS = 30;

    private final Supplier<Optional<String>> signs;
    private final Report report;
    private final LongSupplier clock;
    private final Semaphore bell = new Semaphore(0);
    private volatile boolean closed;
    private boolean idle;
    private long idleSince;

    ActivityReports(Supplier<Optional<String>> signs, Report report, LongSupplier clock) {
        this.signs = signs;
        this.report = report;
        this.clock = clock;
    }

    /** Goes on until it is closed. */
    public static ActivityReports begin(Signs signs, ActivityCall core, Clients clients, Executor threads) {
        ActivityReports reports = new ActivityReports(signs::look, core::send, System::nanoTime);
        clients.onChange(reports.bell::release);
        threads.execute(reports::run);
        return reports;
    }

    /** Reports no more. Returns at once. */
    @Override
    public void close() {
        closed = true;
        bell.release();
    }

    private void run() {
        try {
            while (!closed) {
                long pause = reportOnce();
                if (bell.tryAcquire(pause, TimeUnit.SECONDS)) {
                    bell.drainPermits();
                }
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns after how many seconds to report again. */
    long reportOnce() {
        Optional<String> reason = signs.get();
        long now = clock.getAsLong();
        if (reason.isPresent() || !idle) {
            idleSince = now;
        }
        idle = reason.isEmpty();
        long next = report.send(reason.orElse(null), TimeUnit.NANOSECONDS.toSeconds(now - idleSince))
                .orElse(USUAL_SECONDS);
        return Math.max(1, Math.min(next, USUAL_SECONDS));
    }
}
