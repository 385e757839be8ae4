package dev.devex.storage.internal;

import dev.devex.snapshot.Entry;
import dev.devex.snapshot.EntryPath;
import dev.devex.storage.UnknownEntryException;
import java.util.Optional;

/** A folder with all that is in it, or the two roots, counted while the entries of a snapshot pass. */
final class Subtree implements States.Visitor {
    private final Optional<EntryPath> folder;
    private long entries;

    /** @param folder none for the roots */
    Subtree(Optional<EntryPath> folder) {
        this.folder = folder;
    }

    @Override
    public void visit(Entry.Present entry) {
        if (holds(entry)) {
            entries++;
        }
    }

    boolean holds(Entry.Present entry) {
        if (folder.isEmpty() || entry.path().isBelow(folder.get())) {
            return true;
        }
        return entry instanceof Entry.Folder && entry.path().equals(folder.get());
    }

    /**
     * How many passed, the folder among them.
     *
     * @throws UnknownEntryException when there was no such folder
     */
    long entries() {
        if (entries == 0) {
            throw new UnknownEntryException("There is no such folder in that snapshot.");
        }
        return entries;
    }

    /** What its folder lies in, if that is another one. */
    Optional<EntryPath> parent() {
        return folder.flatMap(EntryPath::parent);
    }
}
