package dev.devex.runner.workspace;

import dev.devex.snapshot.Roots;
import dev.devex.snapshot.Saved;
import dev.devex.snapshot.SnapshotDigest;
import dev.devex.snapshot.SnapshotWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The {@code save} command: stores the two folders as the repl's newest state; done only once the core has committed it. */
public final class SaveCommand {
    private SaveCommand() {}

    public static int run(List<String> arguments) {
        return Transfer.run(arguments, SaveCommand::save);
    }

    static void save(Transfer transfer) throws IOException, InterruptedException {
        Path file = temporaryFile(transfer.roots());
        try {
            SnapshotDigest digest = write(transfer.roots(), file);
            Grant grant = transfer.patience().attempt(() -> upload(transfer, file, digest.size()));
            transfer.patience().attempt(() -> transfer.core().commit(grant, digest));
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static Path temporaryFile(Roots roots) throws IOException {
        Path parent = roots.workspace().resolveSibling("");
        deleteLeftovers(parent);
        return Files.isWritable(parent)
                ? Files.createTempFile(parent, ".save-", ".tar.zst")
                : Files.createTempFile(".save-", ".tar.zst");
    }

    /** Saves of one repl come one at a time; one that was killed has left its file, and tries again would fill the disk. */
    private static void deleteLeftovers(Path parent) throws IOException {
        try (var leftovers = Files.newDirectoryStream(parent, ".save-*.tar.zst")) {
            for (Path leftover : leftovers) {
                Files.deleteIfExists(leftover);
            }
        }
    }

    private static SnapshotDigest write(Roots roots, Path file) throws IOException {
        Saved saved = SnapshotWriter.write(roots, Files.newOutputStream(file));
        var leftOut = new LeftOut(saved.omissions());
        leftOut.report();
        leftOut.refuseIfUnreadable();
        return saved.digest();
    }

    private static Grant upload(Transfer transfer, Path file, long size) throws IOException, InterruptedException {
        Grant grant = transfer.core().grant();
        grant.requireRoomFor(size);
        transfer.store().upload(grant, file);
        return grant;
    }
}
