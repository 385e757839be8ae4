package dev.devex.runner.workspace;

import dev.devex.snapshot.Roots;
import dev.devex.snapshot.SnapshotRestorer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** The {@code restore} command: brings the repl's newest snapshot into two empty folders, whole or not at all. */
public final class RestoreCommand {
    private RestoreCommand() {}

    public static int run(List<String> arguments) {
        return Transfer.run(arguments, RestoreCommand::restore);
    }

    static void restore(Transfer transfer) throws IOException, InterruptedException {
        if (KnownSnapshot.read(transfer.index()).isPresent() && holdsAnything(transfer.roots())) {
            // Restored before: a node that comes up again begins with the first container, and finds the work in its
            // place.
            return;
        }
        StoredSnapshot newest =
                transfer.patience().attempt(() -> transfer.core().snapshot());
        var source = new Downloads(transfer.core(), transfer.patience(), newest.links());
        Path index = transfer.index().resolveSibling(transfer.index().getFileName() + ".restored");
        try (var staging = Staging.beside(transfer.roots())) {
            SnapshotRestorer.restore(newest.manifest(), source, staging.roots(), index);
            staging.moveIntoPlace();
        }
        Files.move(index, transfer.index(), StandardCopyOption.ATOMIC_MOVE);
        new KnownSnapshot(newest.number(), newest.manifest()).write(transfer.index());
    }

    private static boolean holdsAnything(Roots roots) throws IOException {
        return !Folders.isEmpty(roots.workspace()) || !Folders.isEmpty(roots.home());
    }
}
