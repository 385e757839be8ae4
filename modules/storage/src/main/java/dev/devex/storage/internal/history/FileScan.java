package dev.devex.storage.internal.history;

import dev.devex.snapshot.Entry;
import dev.devex.snapshot.EntryPath;
import dev.devex.storage.NoFileException;
import dev.devex.storage.UnknownEntryException;
import dev.devex.storage.WorkspacePath;
import org.jspecify.annotations.Nullable;

/** Finds one file among all entries of a snapshot. */
public final class FileScan implements States.Visitor {
    private final EntryPath path;
    private Entry.@Nullable Present found;

    public FileScan(WorkspacePath path) {
        this.path = StoredEntries.path(path);
    }

    @Override
    public void visit(Entry.Present entry) {
        if (entry.path().equals(path)) {
            found = entry;
        }
    }

    /**
     * @throws UnknownEntryException when there was nothing of that path
     * @throws NoFileException when it was no file
     */
    public Entry.File file() {
        if (found == null) {
            throw new UnknownEntryException("There is no such file in that snapshot.");
        }
        if (found instanceof Entry.File file) {
            return file;
        }
        throw new NoFileException();
    }
}
