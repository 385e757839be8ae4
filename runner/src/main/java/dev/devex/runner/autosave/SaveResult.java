package dev.devex.runner.autosave;

/** What came of a save. */
enum SaveResult {
    /** What was not stored yet is now. */
    STORED,
    /** Everything was stored already. */
    UNCHANGED,
    /** Nothing is known to be stored; another try may succeed. */
    FAILED,
    /** As {@link #FAILED}, and another try will hardly do better. */
    REFUSED
}
