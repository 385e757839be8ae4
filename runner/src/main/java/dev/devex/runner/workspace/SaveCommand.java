package dev.devex.runner.workspace;

import dev.devex.snapshot.Omission;
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
    private static final int MOST_NAMED = 20;

    private SaveCommand() {}

    public static int run(List<String> arguments) {
        return Transfer.run(arguments, SaveCommand::save);
    }

    static void save(Transfer transfer) throws IOException, InterruptedException {
        Path file = temporaryFile(transfer.roots());
        try {
            SnapshotDigest digest = write(transfer.roots(), file);
            Grant grant = transfer.patience().attempt(() -> upload(transfer, file));
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
        saved.omissions().stream().limit(MOST_NAMED).map(SaveCommand::sentence).forEach(System.err::println);
        return saved.digest();
    }

    private static Grant upload(Transfer transfer, Path file) throws IOException, InterruptedException {
        Grant grant = transfer.core().grant();
        transfer.store().upload(grant, file);
        return grant;
    }

    private static String sentence(Omission omission) {
        String path = omission.path().replaceAll("\\p{Cntrl}", "?");
        return switch (omission.reason()) {
            case UNREADABLE -> path + " is not saved: it may not be read.";
            case SPECIAL_FILE -> path + " is not saved: it is a socket, a pipe or a device.";
            case NAME -> path + " is not saved: its name is not UTF-8.";
            case CHANGED -> path + " was written to while it was saved.";
        };
    }
}
