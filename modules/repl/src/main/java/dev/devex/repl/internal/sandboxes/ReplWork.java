package dev.devex.repl.internal.sandboxes;

import dev.devex.kernel.ReplId;
import dev.devex.kernel.UnavailableException;
import dev.devex.repl.internal.background.Leases;
import dev.devex.repl.internal.background.Threads;
import dev.devex.repl.internal.records.ReplRecord;
import dev.devex.repl.internal.records.ReplRecords;
import dev.devex.repl.internal.records.WorkQueue;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Does the work that repls have to do, one worker for each at a time over all servers. */
@ApplicationScoped
public class ReplWork {
    private static final Logger LOG = System.getLogger(ReplWork.class.getName());

    private final ReplRecords records;
    private final WorkQueue queue;
    private final Leases leases;
    private final Threads threads;
    private final BringUp bringUp;
    private final TakeDown takeDown;
    private final BringBack bringBack;
    private final Removal removal;
    /** Those that wait for a thread: once is enough. */
    private final Set<ReplId> waiting = ConcurrentHashMap.newKeySet();

    @Inject
    ReplWork(
            ReplRecords records,
            WorkQueue queue,
            Leases leases,
            Threads threads,
            BringUp bringUp,
            TakeDown takeDown,
            BringBack bringBack,
            Removal removal) {
        this.records = records;
        this.queue = queue;
        this.leases = leases;
        this.threads = threads;
        this.bringUp = bringUp;
        this.takeDown = takeDown;
        this.bringBack = bringBack;
        this.removal = removal;
    }

    @SuppressWarnings("NullAway")
    protected ReplWork() {
        records = null;
        queue = null;
        leases = null;
        threads = null;
        bringUp = null;
        takeDown = null;
        bringBack = null;
        removal = null;
    }

    /** Has all work that is due done in the background. */
    public void beginDue() {
        queue.due().forEach(this::begin);
    }

    /** Has the repl's work done in the background if it is due and nobody is at it. */
    public void begin(ReplId repl) {
        if (waiting.add(repl)) {
            threads.work(() -> {
                waiting.remove(repl);
                run(repl);
            });
        }
    }

    private void run(ReplId repl) {
        try {
            // Asked again after each lease: whoever came while it was held has gone away.
            while (!threads.areEnding() && queue.isDue(repl)) {
                if (!leases.during(repl, () -> step(repl))) {
                    return;
                }
            }
            if (!threads.areEnding()) {
                beginWhenDue(repl);
            }
        } catch (UnavailableException e) {
            // The index of work to do remembers it.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void beginWhenDue(ReplId repl) {
        queue.whenDue(repl)
                .map(due -> Duration.between(Instant.now(), due))
                .ifPresent(pause -> threads.after(pause, () -> begin(repl)));
    }

    private void step(ReplId repl) throws InterruptedException {
        var found = records.find(repl);
        if (found.isEmpty()) {
            queue.drop(repl);
            return;
        }
        var record = found.get();
        try {
            switch (record.state()) {
                case STARTING -> bringUp.run(record);
                case STOPPING -> {
                    if (record.down()) {
                        bringBack.run(record);
                    } else {
                        takeDown.run(record);
                    }
                }
                case DELETING -> removal.run(record);
                default -> {}
            }
        } catch (UnavailableException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "Work on " + repl + ", " + record.state(), e);
            afterMishap(record);
        }
    }

    private void afterMishap(ReplRecord record) throws InterruptedException {
        switch (record.state()) {
            case STARTING -> bringUp.giveUp(record, Failures.MISHAP);
            case STOPPING -> takeDown.tryLater(record, Failures.MISHAP);
            case DELETING -> removal.tryLater(record);
            default -> {}
        }
    }
}
