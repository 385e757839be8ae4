package dev.devex.storage.internal.download;

import dev.devex.snapshot.Entry;
import dev.devex.snapshot.EntryPath;
import dev.devex.storage.UnknownEntryException;
import dev.devex.storage.internal.history.States;
import java.util.Optional;

/** A folder with all that is in it, or the two roots, counted and planned as a zip while the entries of a snapshot pass. */
final class Subtree implements States.Visitor {
    private final Optional<EntryPath> folder;
    private final ZipPlan zip = new ZipPlan();
    private long entries;

    /** @param folder none for the roots */
    Subtree(Optional<EntryPath> folder) {
        this.folder = folder;
    }

    @Override
    public void visit(Entry.Present entry) {
        if (holds(entry)) {
            entries++;
            zip.add(item(entry));
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

    /** The zip of all that passed. */
    ZipPlan zip() {
        return zip;
    }

    /** An entry as the zip has it: the name of the folder is the first part of all paths. */
    ZipItem item(Entry.Present entry) {
        return ZipItem.of(entry, folder.flatMap(EntryPath::parent));
    }
}
