package dev.devex.repl.internal.sandboxes;

import static dev.devex.repl.ReplState.FAILED;
import static dev.devex.repl.ReplState.STOPPED;

import dev.devex.kernel.ReplId;
import dev.devex.kernel.UnavailableException;
import dev.devex.orchestration.Orchestrator;
import dev.devex.orchestration.Sandbox;
import dev.devex.repl.internal.background.Leases;
import dev.devex.repl.internal.background.Threads;
import dev.devex.repl.internal.records.ReplRecords;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Undoes what is left of starts that were given up while nothing could be undone; it holds nothing of anybody's. */
@ApplicationScoped
class AbandonedStarts {
    private final ReplRecords records;
    private final Orchestrator orchestrator;
    private final Leases leases;
    private final Threads threads;
    private final Set<ReplId> inHand = ConcurrentHashMap.newKeySet();

    @Inject
    AbandonedStarts(ReplRecords records, Orchestrator orchestrator, Leases leases, Threads threads) {
        this.records = records;
        this.orchestrator = orchestrator;
        this.leases = leases;
        this.threads = threads;
    }

    @SuppressWarnings("NullAway")
    protected AbandonedStarts() {
        records = null;
        orchestrator = null;
        leases = null;
        threads = null;
    }

    void undo(ReplId repl) {
        if (inHand.add(repl)) {
            threads.work(() -> undoOnce(repl));
        }
    }

    private void undoOnce(ReplId repl) {
        try {
            leases.during(repl, () -> undoIfAbandoned(repl));
        } catch (UnavailableException e) {
            // It is found again with the next look.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            inHand.remove(repl);
        }
    }

    /** Another server may have begun anew, or have found something to save, since that was seen. */
    private void undoIfAbandoned(ReplId repl) throws InterruptedException {
        var rests = records.find(repl)
                .filter(record -> record.state() == FAILED || record.state() == STOPPED)
                .isPresent();
        var isHalfMade = orchestrator.find(repl).filter(Sandbox::isStarting).isPresent();
        if (rests && isHalfMade) {
            orchestrator.discard(repl);
        }
    }
}
