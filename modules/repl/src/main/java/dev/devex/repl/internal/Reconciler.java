package dev.devex.repl.internal;

import dev.devex.kernel.UnavailableException;
import dev.devex.repl.internal.background.Pace;
import dev.devex.repl.internal.background.ReconcilerLease;
import dev.devex.repl.internal.background.Threads;
import dev.devex.repl.internal.changes.ChangeFeed;
import dev.devex.repl.internal.housekeeping.Descriptions;
import dev.devex.repl.internal.housekeeping.Housekeeping;
import dev.devex.repl.internal.records.Fence;
import dev.devex.repl.internal.sandboxes.Efforts;
import dev.devex.repl.internal.sandboxes.ReplWork;
import dev.devex.repl.internal.sandboxes.Sandboxes;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Looks every few seconds, and first when the server comes up, for what a server that died or lost touch has left undone. Whether the
 * sandboxes are as the records say is for one server at a time.
 */
@ApplicationScoped
class Reconciler {
    private static final Logger LOG = System.getLogger(Reconciler.class.getName());

    private final ReplWork work;
    private final Efforts efforts;
    private final Creation creation;
    private final Sandboxes sandboxes;
    private final ReconcilerLease lease;
    private final Housekeeping housekeeping;
    private final Descriptions descriptions;
    private final ChangeFeed feed;
    private final Threads threads;
    private final Pace pace;
    private final AtomicBoolean begun = new AtomicBoolean();

    @Inject
    Reconciler(
            ReplWork work,
            Efforts efforts,
            Creation creation,
            Sandboxes sandboxes,
            ReconcilerLease lease,
            Housekeeping housekeeping,
            Descriptions descriptions,
            ChangeFeed feed,
            Threads threads,
            Pace pace) {
        this.work = work;
        this.efforts = efforts;
        this.creation = creation;
        this.sandboxes = sandboxes;
        this.lease = lease;
        this.housekeeping = housekeeping;
        this.descriptions = descriptions;
        this.feed = feed;
        this.threads = threads;
        this.pace = pace;
    }

    @SuppressWarnings("NullAway")
    protected Reconciler() {
        work = null;
        efforts = null;
        creation = null;
        sandboxes = null;
        lease = null;
        housekeeping = null;
        descriptions = null;
        feed = null;
        threads = null;
        pace = null;
    }

    void begin(@Observes Startup event) {
        if (begun.compareAndSet(false, true)) {
            feed.begin();
            threads.forever("devex-repl-reconciler", pace.firstTick(), pace.tick(), this::pass);
        }
    }

    void pass() {
        attempt("repls with work to do", work::beginDue);
        attempt("work under way", efforts::compareAll);
        attempt("sandboxes", () -> lease.take().ifPresent(this::compareSandboxes));
        attempt("unfinished repls", creation::cleanUp);
        housekeeping.begin();
        descriptions.begin();
    }

    private void compareSandboxes(Fence fence) {
        try {
            sandboxes.compare(fence);
        } catch (UnavailableException e) {
            // Another server may be able to see them.
            lease.release();
            throw e;
        }
    }

    private static void attempt(String subject, Runnable look) {
        try {
            look.run();
        } catch (UnavailableException e) {
            LOG.log(Level.DEBUG, "{0}: {1}", subject, e.getMessage());
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "Looking after " + subject, e);
        }
    }
}
