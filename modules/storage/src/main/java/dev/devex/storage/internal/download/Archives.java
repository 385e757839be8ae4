package dev.devex.storage.internal.download;

import dev.devex.kernel.UnavailableException;
import dev.devex.kernel.UserId;
import dev.devex.storage.Snapshot;
import dev.devex.storage.TooLargeArchiveException;
import dev.devex.storage.UnknownEntryException;
import dev.devex.storage.WorkspaceHistory.StoredArchive;
import dev.devex.storage.WorkspacePath;
import dev.devex.storage.internal.history.States;
import dev.devex.storage.internal.history.StoredEntries;
import dev.devex.storage.internal.records.WorkspaceKeys;
import java.util.Optional;

/**
 * Makes archives of folders while they are sent. A zip ends with a list of all that is in it, which has to be remembered until
 * then, so this server's archives together have no more than so many entries at any time, and those of one user half of them.
 */
public final class Archives {
    private final States states;
    private final int most;
    private final Room entries;

    /** @param most how many entries one user's archives have at any time, and twice as many those of all */
    public Archives(States states, int most) {
        this.states = states;
        this.most = most;
        entries = new Room(2 * most, most);
    }

    /**
     * @throws UnknownEntryException when there is no such folder
     * @throws TooLargeArchiveException when it has more entries than one archive may have
     * @throws UnavailableException when others take too much of the room just now
     */
    public StoredArchive archive(WorkspaceKeys keys, Snapshot snapshot, Optional<WorkspacePath> folder) {
        var subtree = new Subtree(folder.map(StoredEntries::path));
        states.scan(keys, snapshot, subtree);
        if (subtree.entries() > most) {
            throw new TooLargeArchiveException(most);
        }
        int count = Math.toIntExact(subtree.entries());
        UserId user = keys.workspace().owner();
        entries.require(user, count);
        var run = new ArchiveRun(states.objects(keys), snapshot, subtree);
        return new StoredArchive(subtree.zip().size(), out -> entries.during(user, count, () -> run.writeTo(out)));
    }
}
