package dev.devex.repl.internal.housekeeping;

import dev.devex.repl.internal.background.Errand;
import dev.devex.repl.internal.background.Threads;
import dev.devex.repl.internal.records.UntoldRepls;
import dev.devex.storage.WorkspaceStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * Tells the store what it is to know of repls besides their files. It need not be at hand when a record changes: the record notes that
 * the store has to be told, until it was.
 */
@ApplicationScoped
public class Descriptions {
    private final UntoldRepls repls;
    private final WorkspaceStore store;
    private final Errand errand;

    @Inject
    public Descriptions(UntoldRepls repls, WorkspaceStore store, Threads threads) {
        this.repls = repls;
        this.store = store;
        errand = new Errand(threads, this::run);
    }

    @SuppressWarnings("NullAway")
    protected Descriptions() {
        repls = null;
        store = null;
        errand = null;
    }

    /** Does in the background what there is to do, unless this server is at it already. */
    public void begin() {
        errand.begin();
    }

    private void run() {
        for (var record : repls.some()) {
            store.describe(record.workspace(), record.description());
            repls.told(record);
        }
    }
}
