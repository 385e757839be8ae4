package dev.devex.repl.internal.records;

/** What a change demands of a repl besides its state; what is empty demands nothing. */
record Guard(String session, String revision, String fence) {
    static final Guard NONE = new Guard("", "", "");

    /** The session is still the record's. */
    static Guard session(ReplRecord record) {
        return new Guard(Long.toString(record.session()), "", "");
    }

    /** Nothing at all of the repl has changed since the record was read. */
    static Guard unchanged(ReplRecord record) {
        return new Guard("", Long.toString(record.revision()), "");
    }

    /** No other server has had the lease to reconcile since. */
    Guard during(Fence latest) {
        return new Guard(session, revision, Long.toString(latest.token()));
    }
}
