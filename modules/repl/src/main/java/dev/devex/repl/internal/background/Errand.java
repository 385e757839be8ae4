package dev.devex.repl.internal.background;

import dev.devex.kernel.UnavailableException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicBoolean;

/** Something to do in the background now and again, never twice at once on one server. What cannot be done now is done the next time. */
public final class Errand {
    private static final Logger LOG = System.getLogger(Errand.class.getName());

    private final Threads threads;
    private final Runnable task;
    private final AtomicBoolean busy = new AtomicBoolean();

    public Errand(Threads threads, Runnable task) {
        this.threads = threads;
        this.task = task;
    }

    /** Returns at once; does nothing where it is under way. */
    public void begin() {
        if (busy.compareAndSet(false, true)) {
            threads.work(this::run);
        }
    }

    private void run() {
        try {
            task.run();
        } catch (UnavailableException e) {
            LOG.log(Level.DEBUG, "Done later: {0}", e.getMessage());
        } finally {
            busy.set(false);
        }
    }
}
