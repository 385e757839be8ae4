package dev.devex.recovery;

import dev.devex.storage.Snapshot;
import dev.devex.storage.UnknownWorkspaceException;
import dev.devex.storage.Workspace;
import dev.devex.storage.WorkspaceArchive;
import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalLong;

/** {@code restore}: writes the files of one workspace into a folder, and nothing anywhere else. */
record RestoreCommand(WorkspaceArchive archive, String name, OptionalLong snapshot, Path folder) implements Command {
    @Override
    public boolean run(Console console) throws IOException {
        Workspace workspace = Names.find(name, archive);
        var progress = new Progress(console, () -> Sizes.of(archive.bytesRead()) + " read …");
        try {
            Snapshot restored = archive.restore(workspace, snapshot, folder);
            console.say("Snapshot " + restored.number() + " of " + Names.of(workspace) + ", saved at "
                    + restored.savedAt() + ", is in " + folder + ": " + restored.entries() + " entries, "
                    + Sizes.of(restored.bytes()) + ".");
            return true;
        } catch (UnknownWorkspaceException e) {
            throw new UsageException("There is no such snapshot of " + Names.of(workspace) + ".");
        } finally {
            progress.end();
        }
    }
}
