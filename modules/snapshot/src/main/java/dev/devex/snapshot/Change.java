package dev.devex.snapshot;

import java.util.Optional;

/**
 * How one path differs between two states.
 *
 * @param before none when it is added
 * @param after none when it is removed
 */
public record Change(EntryPath path, Kind kind, Optional<Entry.Present> before, Optional<Entry.Present> after) {
    /** What became of it. */
    public enum Kind {
        ADDED,
        REMOVED,
        /** Of another content, target or type, and perhaps mode. */
        CHANGED,
        /** Of another mode alone. */
        MODE
    }
}
