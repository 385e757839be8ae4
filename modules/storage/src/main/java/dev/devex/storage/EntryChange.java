package dev.devex.storage;

import java.util.Locale;
import java.util.Optional;

/**
 * How one path differs between two snapshots.
 *
 * @param before none when it was added
 * @param after none when it was removed
 */
public record EntryChange(WorkspacePath path, Kind kind, Optional<StoredEntry> before, Optional<StoredEntry> after) {
    /** What became of it. */
    public enum Kind {
        ADDED,
        REMOVED,
        /** Of another content, target or type, and perhaps mode. */
        CHANGED,
        /** Of another mode alone. */
        MODE;

        /** As it is sent. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
