package dev.devex.runner.files;

import java.util.Comparator;

/** One name in a folder. A symbolic link counts as a folder when it leads to one inside the workspace. */
public record Entry(String name, boolean isDir) {
    /** Folders first, then by name without regard to case. */
    static final Comparator<Entry> ORDER = Comparator.comparing(Entry::isDir)
            .reversed()
            .thenComparing(Entry::name, String.CASE_INSENSITIVE_ORDER)
            .thenComparing(Entry::name);
}
