package dev.devex.repl.internal.background;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads of this module. They are its own, since a library of an EAR cannot look the server's up, and since work on
 * sandboxes, which may take minutes, must neither take the server's threads nor those of the event streams.
 */
@ApplicationScoped
public class Threads {
    private static final int WORKERS = 32;
    private static final int MESSENGERS = 64;
    private static final int TIMERS = 4;

    /** By it settings and JSON are found: those of the application that this is being set up for. */
    private final ClassLoader application = Thread.currentThread().getContextClassLoader();

    private final ThreadPoolExecutor workers = pool("devex-repl-work", WORKERS);
    private final ThreadPoolExecutor messengers = pool("devex-repl-events", MESSENGERS);
    private final ScheduledThreadPoolExecutor timers =
            new ScheduledThreadPoolExecutor(TIMERS, factory("devex-repl-timer"));
    private final List<Thread> loops = new CopyOnWriteArrayList<>();

    public Threads() {
        timers.setRemoveOnCancelPolicy(true);
    }

    /** Runs what may take long. */
    public void work(Runnable task) {
        run(workers, task);
    }

    /** Runs what writes to a browser. */
    public void write(Runnable task) {
        run(messengers, task);
    }

    /** Runs a task again and again, the first time after one period; it must be short. */
    public Cancellation every(Duration period, Runnable task) {
        return every(period, period, task);
    }

    public Cancellation every(Duration first, Duration period, Runnable task) {
        var future = timers.scheduleWithFixedDelay(task, first.toMillis(), period.toMillis(), TimeUnit.MILLISECONDS);
        return () -> future.cancel(false);
    }

    /** Runs a short task later. */
    public Cancellation after(Duration delay, Runnable task) {
        var future = timers.schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
        return () -> future.cancel(false);
    }

    /** Takes a step again and again, each a pause after the last one, until the server ends. */
    public void forever(String name, Duration first, Duration pause, Step step) {
        var thread = factory(name).newThread(() -> {
            try {
                Thread.sleep(first.toMillis());
                while (!areEnding()) {
                    step.take();
                    Thread.sleep(pause.toMillis());
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        loops.add(thread);
        thread.start();
    }

    public boolean areEnding() {
        return workers.isShutdown();
    }

    /** Interrupts what is under way: it is taken up again by the next server. */
    @PreDestroy
    public void end() {
        timers.shutdownNow();
        workers.shutdownNow();
        loops.forEach(Thread::interrupt);
        messengers.shutdownNow();
    }

    private void run(ThreadPoolExecutor pool, Runnable task) {
        try {
            pool.execute(task);
        } catch (RejectedExecutionException e) {
            if (!areEnding()) {
                throw e;
            }
        }
    }

    private ThreadPoolExecutor pool(String name, int size) {
        var pool = new ThreadPoolExecutor(size, size, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), factory(name));
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    private ThreadFactory factory(String name) {
        var count = new AtomicInteger();
        return task -> {
            var thread = new Thread(task, name + "-" + count.incrementAndGet());
            thread.setDaemon(true);
            thread.setContextClassLoader(application);
            return thread;
        };
    }
}
