package dev.devex.repl.internal.changes;

/** Hears of changes of repls, one after the other; it must not block. */
public interface ChangeListener {
    void changed(ReplChange change);

    /** Changes may have been missed before this moment, and none is from now on. */
    void resumed();
}
