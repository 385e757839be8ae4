package dev.devex.runner.workspace;

import dev.devex.runner.workspace.StoredSnapshot.Link;
import dev.devex.snapshot.Preparation;
import dev.devex.snapshot.PreparedSave;
import dev.devex.snapshot.Sha256;
import dev.devex.snapshot.SnapshotSaver;
import jakarta.json.Json;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The {@code save} command: stores the two folders as the repl's newest state; done only once the core has committed it. It builds
 * on the snapshot that the sandbox knows, and asks the core for the newest only where it knows none, or is told that there is
 * another by now. What a sandbox saves whose session is over goes aside: the core says so when it commits.
 */
public final class SaveCommand {
    private SaveCommand() {}

    public static int run(List<String> arguments) {
        return Transfer.run(arguments, SaveCommand::save);
    }

    static void save(Transfer transfer) throws IOException, InterruptedException {
        try {
            Optional<KnownSnapshot> known = KnownSnapshot.read(transfer.index());
            if (known.isPresent()) {
                save(transfer, known.get(), Map.of());
            } else {
                StoredSnapshot newest = newest(transfer);
                save(transfer, KnownSnapshot.of(newest), newest.links());
            }
        } catch (RefusalException e) {
            if (e.isOutdated()) {
                learnNewest(transfer);
            }
            throw e;
        }
    }

    private static void save(Transfer transfer, KnownSnapshot base, Map<Sha256, Link> links)
            throws IOException, InterruptedException {
        Preparation prepared = prepare(transfer, base, links);
        if (prepared.save().isPresent()) {
            commit(transfer, base, prepared.save().get());
        } else {
            confirm(transfer, base);
        }
        new LeftOut(prepared.omissions()).refuseIfUnreadable();
    }

    private static Preparation prepare(Transfer transfer, KnownSnapshot base, Map<Sha256, Link> links)
            throws IOException {
        var source = new Downloads(transfer.core(), transfer.patience(), links);
        var sink = new Uploads(transfer.core(), transfer.patience());
        Preparation prepared = new SnapshotSaver(transfer.roots(), source, sink, transfer.index())
                .within(transfer.scope())
                .prepare(Optional.of(base.manifest()));
        new LeftOut(prepared.omissions()).report();
        return prepared;
    }

    private static void commit(Transfer transfer, KnownSnapshot base, PreparedSave save)
            throws IOException, InterruptedException {
        Commit commit = transfer.patience()
                .attempt(() -> transfer.core().commit(base.number(), save.manifest(), save.manifestSize()));
        save.committed();
        new KnownSnapshot(commit.number(), save.manifest()).write(transfer.index());
        tell(commit.number(), commit.savedAt(), false);
    }

    /** There is nothing to save, if what is known is the newest. */
    private static void confirm(Transfer transfer, KnownSnapshot base) throws IOException, InterruptedException {
        StoredSnapshot newest = newest(transfer);
        if (!base.equals(KnownSnapshot.of(newest))) {
            throw RefusalException.moved();
        }
        base.write(transfer.index());
        tell(base.number(), newest.savedAt(), true);
    }

    /** Has the next try begin with it. A sandbox whose session is over is told nothing, and saves what goes aside. */
    private static void learnNewest(Transfer transfer) throws IOException, InterruptedException {
        try {
            KnownSnapshot.of(newest(transfer)).write(transfer.index());
        } catch (RefusalException e) {
            if (!e.isOfOldSession()) {
                throw e;
            }
        }
    }

    private static StoredSnapshot newest(Transfer transfer) throws IOException, InterruptedException {
        return transfer.patience().attempt(() -> transfer.core().snapshot());
    }

    /** For whoever started this: what is stored now. */
    private static void tell(long number, Instant savedAt, boolean unchanged) {
        System.out.println(Json.createObjectBuilder()
                .add("number", number)
                .add("savedAt", savedAt.toString())
                .add("unchanged", unchanged)
                .build());
    }
}
