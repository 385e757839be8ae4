package dev.devex.recovery;

import dev.devex.storage.Restored;
import dev.devex.storage.Snapshot;
import dev.devex.storage.SnapshotId;
import dev.devex.storage.UnknownWorkspaceException;
import dev.devex.storage.Workspace;
import dev.devex.storage.WorkspaceArchive;
import java.io.IOException;
import java.nio.file.Path;

/** {@code restore}: writes the files of one workspace into a folder, and nothing anywhere else. */
record RestoreCommand(WorkspaceArchive archive, String name, SnapshotId snapshot, Path folder) implements Command {
    @Override
    public boolean run(Console console) throws IOException {
        Workspace workspace = Names.find(name, archive);
        var progress = new Progress(console, () -> Sizes.of(archive.bytesRead()) + " read …");
        try {
            Restored restored = archive.restore(workspace, snapshot, folder);
            console.say(what(restored.snapshot()) + " of " + Names.of(workspace) + ", saved at "
                    + restored.snapshot().savedAt() + ", is in " + folder + ": "
                    + restored.snapshot().entries() + " entries, "
                    + Sizes.of(restored.snapshot().bytes()) + ".");
            restored.lost().forEach(path -> console.tell("LOST  " + path));
            if (!restored.lost().isEmpty()) {
                console.tell("What is stored of these files is damaged, so they are missing: "
                        + restored.lost().size() + ". An earlier snapshot may have them.");
            }
            return restored.lost().isEmpty();
        } catch (UnknownWorkspaceException e) {
            throw new UsageException("There is no such snapshot of " + Names.of(workspace) + ".");
        } finally {
            progress.end();
        }
    }

    private static String what(Snapshot snapshot) {
        return snapshot.isBranch()
                ? "What session " + snapshot.session() + " saved late"
                : "Snapshot " + snapshot.number();
    }
}
