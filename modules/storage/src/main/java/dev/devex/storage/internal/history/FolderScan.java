package dev.devex.storage.internal.history;

import dev.devex.snapshot.Entry;
import dev.devex.snapshot.EntryPath;
import dev.devex.storage.StoredEntry;
import dev.devex.storage.UnknownEntryException;
import dev.devex.storage.WorkspaceHistory;
import dev.devex.storage.WorkspaceHistory.Listing;
import dev.devex.storage.WorkspacePath;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds among all entries of a snapshot what is directly in one folder. */
public final class FolderScan implements States.Visitor {
    private static final Comparator<StoredEntry> ORDER = Comparator.<StoredEntry, Boolean>comparing(
                    entry -> entry.type() != StoredEntry.Type.FOLDER)
            .thenComparing(entry -> entry.path().text());

    private final Optional<EntryPath> folder;
    private final List<StoredEntry> found = new ArrayList<>();
    private boolean exists;
    private boolean truncated;

    /** @param folder none for the roots */
    public FolderScan(Optional<WorkspacePath> folder) {
        this.folder = folder.map(StoredEntries::path);
        exists = folder.isEmpty();
    }

    @Override
    public void visit(Entry.Present entry) {
        if (entry.path().parent().equals(folder)) {
            add(entry);
        } else if (entry instanceof Entry.Folder
                && folder.filter(entry.path()::equals).isPresent()) {
            exists = true;
        }
    }

    /** @throws UnknownEntryException when there was no such folder */
    public Listing listing() {
        if (!exists) {
            throw new UnknownEntryException("There is no such folder in that snapshot.");
        }
        found.sort(ORDER);
        return new Listing(found, truncated);
    }

    private void add(Entry.Present entry) {
        if (found.size() < WorkspaceHistory.MOST_ENTRIES) {
            found.add(StoredEntries.of(entry));
        } else {
            truncated = true;
        }
    }
}
