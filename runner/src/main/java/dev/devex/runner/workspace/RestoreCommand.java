package dev.devex.runner.workspace;

import dev.devex.snapshot.SnapshotReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** The {@code restore} command: brings the repl's newest stored state into two empty folders, whole or not at all. */
public final class RestoreCommand {
    private RestoreCommand() {}

    public static int run(List<String> arguments) {
        return Transfer.run(arguments, RestoreCommand::restore);
    }

    static void restore(Transfer transfer) throws IOException, InterruptedException {
        transfer.patience().attempt(() -> {
            try (var staging = Staging.beside(transfer.roots())) {
                download(transfer, staging);
                staging.moveIntoPlace();
            }
            return transfer;
        });
    }

    private static void download(Transfer transfer, Staging staging) throws IOException, InterruptedException {
        Grant grant = transfer.core().grant();
        try (InputStream stream = new NetworkStream(transfer.store().download(grant))) {
            if (grant.stored().isPresent()) {
                SnapshotReader.restore(stream, staging.roots(), grant.stored().get());
            } else {
                SnapshotReader.restore(stream, staging.roots());
            }
        }
    }
}
