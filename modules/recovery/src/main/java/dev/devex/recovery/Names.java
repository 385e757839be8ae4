package dev.devex.recovery;

import dev.devex.kernel.InvalidValueException;
import dev.devex.kernel.ReplId;
import dev.devex.kernel.UserId;
import dev.devex.storage.Workspace;
import dev.devex.storage.WorkspaceArchive;
import java.util.List;

/** What people call workspaces: {@code <owner>/<repl-id>}, or the repl's id alone. */
final class Names {
    private Names() {}

    static String of(Workspace workspace) {
        return workspace.owner() + "/" + workspace.repl();
    }

    /** @throws UsageException when one is no such name, or there is no such workspace */
    static List<Workspace> find(List<String> names, WorkspaceArchive archive) {
        return names.stream().map(name -> find(name, archive)).toList();
    }

    static Workspace find(String name, WorkspaceArchive archive) {
        try {
            int slash = name.indexOf('/');
            var id = new ReplId(name.substring(slash + 1));
            if (slash > 0) {
                return new Workspace(new UserId(name.substring(0, slash)), id);
            }
            return archive.workspaces()
                    .filter(workspace -> workspace.repl().equals(id))
                    .findFirst()
                    .orElseThrow(() -> new UsageException("Nothing is stored of " + id + "."));
        } catch (InvalidValueException e) {
            throw new UsageException(
                    name + " is neither the id of a repl, nor an owner and an id with a slash between.");
        }
    }
}
