package dev.devex.repl.internal.sandboxes;

import dev.devex.kernel.ReplId;
import dev.devex.kernel.UnavailableException;
import dev.devex.orchestration.Orchestrator;
import dev.devex.orchestration.Sandbox;
import dev.devex.orchestration.SandboxException;
import dev.devex.repl.internal.background.Leases;
import dev.devex.repl.internal.background.Threads;
import dev.devex.repl.internal.records.ReplRecords;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Takes care of sandboxes of which there is no record: that of a deleted repl is removed; any other one, of a record that was
 * lost, is ended, and its files are left where they are, since nobody can say whose they are.
 */
@ApplicationScoped
class Orphans {
    private static final Logger LOG = System.getLogger(Orphans.class.getName());

    private final ReplRecords records;
    private final Orchestrator orchestrator;
    private final Leases leases;
    private final Specs specs;
    private final Threads threads;
    /** Those in hand, and those that cannot be helped. */
    private final Set<ReplId> seen = ConcurrentHashMap.newKeySet();

    @Inject
    Orphans(ReplRecords records, Orchestrator orchestrator, Leases leases, Specs specs, Threads threads) {
        this.records = records;
        this.orchestrator = orchestrator;
        this.leases = leases;
        this.specs = specs;
        this.threads = threads;
    }

    @SuppressWarnings("NullAway")
    protected Orphans() {
        records = null;
        orchestrator = null;
        leases = null;
        specs = null;
        threads = null;
    }

    void takeCareOf(Sandbox sandbox) {
        if (seen.add(sandbox.repl())) {
            threads.work(() -> end(sandbox));
        }
    }

    private void end(Sandbox sandbox) {
        var repl = sandbox.repl();
        try {
            leases.during(repl, () -> endUnlessKnown(sandbox));
            seen.remove(repl);
        } catch (SandboxException e) {
            LOG.log(Level.WARNING, "There is no record of {0}; its files are left in its sandbox.", repl);
        } catch (UnavailableException e) {
            seen.remove(repl);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void endUnlessKnown(Sandbox sandbox) throws InterruptedException {
        var repl = sandbox.repl();
        if (records.find(repl).isPresent()) {
            return;
        }
        if (records.wasDeleted(repl)) {
            orchestrator.discard(repl);
        } else {
            orchestrator.stop(specs.of(repl, sandbox.session()));
        }
    }
}
