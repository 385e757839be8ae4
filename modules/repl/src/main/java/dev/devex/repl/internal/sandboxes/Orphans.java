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
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Takes care of sandboxes of which there is no record. That of a deleted repl is removed. Of any other one the record was lost, and is made
 * anew from what is stored, so that its work is saved like that of any sandbox left over; where nothing is stored, it is ended, and its files are
 * left where they are, since nobody can say whose they are.
 */
@ApplicationScoped
class Orphans {
    private static final Logger LOG = System.getLogger(Orphans.class.getName());

    private final ReplRecords records;
    private final Orchestrator orchestrator;
    private final LostRecords lost;
    private final Leases leases;
    private final Specs specs;
    private final Threads threads;
    /** Those in hand, and those that cannot be helped. */
    private final Set<ReplId> seen = ConcurrentHashMap.newKeySet();

    @Inject
    Orphans(
            ReplRecords records,
            Orchestrator orchestrator,
            LostRecords lost,
            Leases leases,
            Specs specs,
            Threads threads) {
        this.records = records;
        this.orchestrator = orchestrator;
        this.lost = lost;
        this.leases = leases;
        this.specs = specs;
        this.threads = threads;
    }

    @SuppressWarnings("NullAway")
    protected Orphans() {
        records = null;
        orchestrator = null;
        lost = null;
        leases = null;
        specs = null;
        threads = null;
    }

    void takeCareOf(List<Sandbox> unknown) {
        var fresh = unknown.stream()
                .filter(sandbox -> seen.add(sandbox.repl()))
                .collect(Collectors.toUnmodifiableMap(Sandbox::repl, Function.identity()));
        if (!fresh.isEmpty()) {
            threads.work(() -> recover(fresh));
        }
    }

    private void recover(Map<ReplId, Sandbox> fresh) {
        try {
            lost.recover(fresh.keySet().stream()
                    .filter(repl -> !records.wasDeleted(repl))
                    .collect(Collectors.toUnmodifiableSet()));
            fresh.values().forEach(sandbox -> threads.work(() -> end(sandbox)));
        } catch (UnavailableException e) {
            seen.removeAll(fresh.keySet());
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
