package dev.devex.recovery;

import dev.devex.storage.Snapshot;
import dev.devex.storage.StoredWorkspace;
import dev.devex.storage.WorkspaceArchive;
import dev.devex.storage.WorkspaceDescription;
import java.util.ArrayList;
import java.util.List;

/** {@code list}: which workspaces are stored, as far as their heads tell; nothing else is read. */
record ListCommand(WorkspaceArchive archive) implements Command {
    private static final int AT_ONCE = 8;
    private static final List<String> HEADINGS =
            List.of("OWNER", "REPL", "NAME", "TEMPLATE", "SNAPSHOT", "SAVED AT", "ENTRIES", "SIZE");

    @Override
    public boolean run(Console console) {
        var rows = new ArrayList<>(List.of(HEADINGS));
        var unreadable = new ArrayList<Reading>();
        new InOrder(AT_ONCE)
                .forEach(archive.workspaces(), workspace -> Reading.of(workspace, archive), reading -> reading.stored()
                        .ifPresentOrElse(stored -> rows.add(row(stored)), () -> unreadable.add(reading)));
        console.table(rows);
        unreadable.forEach(reading -> console.tell(reading.name() + ": " + reading.problem()));
        return unreadable.isEmpty();
    }

    private static List<String> row(StoredWorkspace stored) {
        Snapshot newest = stored.newest();
        return List.of(
                stored.workspace().owner().value(),
                stored.workspace().repl().value(),
                stored.description().map(WorkspaceDescription::name).orElse("-"),
                stored.description().map(WorkspaceDescription::template).orElse("-"),
                String.valueOf(newest.number()),
                newest.savedAt().toString(),
                String.valueOf(newest.entries()),
                Sizes.of(newest.bytes()));
    }
}
