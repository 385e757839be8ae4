package dev.devex.runner.workspace;

import dev.devex.snapshot.Preparation;
import dev.devex.snapshot.PreparedSave;
import dev.devex.snapshot.SnapshotSaver;
import jakarta.json.Json;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The {@code save} command: stores the two folders as the repl's newest state; done only once the core has committed it. */
public final class SaveCommand {
    private SaveCommand() {}

    public static int run(List<String> arguments) {
        return Transfer.run(arguments, SaveCommand::save);
    }

    static void save(Transfer transfer) throws IOException, InterruptedException {
        try {
            StoredSnapshot newest =
                    transfer.patience().attempt(() -> transfer.core().snapshot());
            save(transfer, newest);
        } catch (RefusalException e) {
            if (e.isOfOldSession()) {
                keepAside(transfer);
            }
            throw e;
        }
    }

    private static void save(Transfer transfer, StoredSnapshot newest) throws IOException, InterruptedException {
        var base = new KnownSnapshot(newest.number(), newest.manifest());
        Preparation prepared = prepare(transfer, newest, base);
        if (prepared.save().isPresent()) {
            commit(transfer, base, prepared.save().get());
        } else {
            base.write(transfer.index());
            tell(base.number(), newest.savedAt(), true);
        }
        new LeftOut(prepared.omissions()).refuseIfUnreadable();
    }

    private static void commit(Transfer transfer, KnownSnapshot base, PreparedSave save)
            throws IOException, InterruptedException {
        Commit commit = askToCommit(transfer, base, save);
        save.committed();
        new KnownSnapshot(commit.number(), save.manifest()).write(transfer.index());
        tell(commit.number(), commit.savedAt(), false);
    }

    /** The core does not say what is stored now, and keeps what comes as a branch. */
    private static void keepAside(Transfer transfer) throws IOException, InterruptedException {
        Optional<KnownSnapshot> known = KnownSnapshot.read(transfer.index());
        if (known.isPresent()) {
            Optional<PreparedSave> save = prepare(transfer, StoredSnapshot.of(known.get()), known.get())
                    .save();
            if (save.isPresent()) {
                askToCommit(transfer, known.get(), save.get());
            }
        }
    }

    private static Preparation prepare(Transfer transfer, StoredSnapshot newest, KnownSnapshot base)
            throws IOException {
        var source = new Downloads(transfer.core(), transfer.patience(), newest);
        var sink = new Uploads(transfer.core(), transfer.patience());
        Preparation prepared = new SnapshotSaver(transfer.roots(), source, sink, transfer.index())
                .prepare(Optional.of(base.manifest()));
        new LeftOut(prepared.omissions()).report();
        return prepared;
    }

    private static Commit askToCommit(Transfer transfer, KnownSnapshot base, PreparedSave save)
            throws IOException, InterruptedException {
        return transfer.patience()
                .attempt(() -> transfer.core().commit(base.number(), save.manifest(), save.manifestSize()));
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
