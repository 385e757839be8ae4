package dev.devex.snapshot;

import dev.devex.snapshot.Change.Kind;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Compares two states path by path, in the order of {@link EntryPath}, holding neither in memory. A modification time alone is
 * no difference.
 */
public final class StateDifference implements AutoCloseable {
    private final StateReader before;
    private final StateReader after;
    private Entry.@Nullable Present old;
    private Entry.@Nullable Present current;

    /** Takes both over, and closes them. */
    public StateDifference(StateReader before, StateReader after) throws IOException {
        this.before = before;
        this.after = after;
        old = before.next();
        current = after.next();
    }

    /**
     * @return null after the last change
     * @throws SnapshotException as {@link StateReader#next} does
     * @throws IOException when a manifest cannot be read
     */
    public @Nullable Change next() throws IOException {
        while (old != null || current != null) {
            Optional<Change> change = step();
            if (change.isPresent()) {
                return change.get();
            }
        }
        return null;
    }

    @Override
    public void close() throws IOException {
        try (before) {
            after.close();
        }
    }

    private Optional<Change> step() throws IOException {
        int order = order();
        Optional<Entry.Present> left = Optional.ofNullable(order <= 0 ? old : null);
        Optional<Entry.Present> right = Optional.ofNullable(order >= 0 ? current : null);
        if (left.isPresent()) {
            old = before.next();
        }
        if (right.isPresent()) {
            current = after.next();
        }
        EntryPath path = left.or(() -> right).orElseThrow().path();
        return kind(left, right).map(kind -> new Change(path, kind, left, right));
    }

    private int order() {
        if (old == null || current == null) {
            return old == null ? 1 : -1;
        }
        return old.path().compareTo(current.path());
    }

    private static Optional<Kind> kind(Optional<Entry.Present> left, Optional<Entry.Present> right) {
        if (left.isPresent() && right.isPresent()) {
            return kind(left.get(), right.get());
        }
        return Optional.of(left.isPresent() ? Kind.REMOVED : Kind.ADDED);
    }

    private static Optional<Kind> kind(Entry.Present left, Entry.Present right) {
        if (left instanceof Entry.File one && right instanceof Entry.File other) {
            return one.sha256().equals(other.sha256()) ? kind(one.mode(), other.mode()) : Optional.of(Kind.CHANGED);
        }
        if (left instanceof Entry.Folder one && right instanceof Entry.Folder other) {
            return kind(one.mode(), other.mode());
        }
        boolean same = left instanceof Entry.Link one
                && right instanceof Entry.Link other
                && one.target().equals(other.target());
        return same ? Optional.empty() : Optional.of(Kind.CHANGED);
    }

    private static Optional<Kind> kind(int oneMode, int otherMode) {
        return oneMode == otherMode ? Optional.empty() : Optional.of(Kind.MODE);
    }
}
