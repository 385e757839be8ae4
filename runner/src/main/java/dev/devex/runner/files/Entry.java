package dev.devex.runner.files;

import java.util.Comparator;

/** One name in a folder. A symbolic link counts as a folder when it leads to one inside the workspace. */
public record Entry(String name, boolean isDir) {
    /** Folders first, then by name without regard to case. */
    static final Comparator<Entry> ORDER = Entry::compare;

    // Not of Comparator's parts: ten thousand entries are compared a hundred thousand times.
    private static int compare(Entry one, Entry other) {
        if (one.isDir != other.isDir) {
            return one.isDir ? -1 : 1;
        }
        int order = one.name.compareToIgnoreCase(other.name);
        return order == 0 ? one.name.compareTo(other.name) : order;
    }
}
