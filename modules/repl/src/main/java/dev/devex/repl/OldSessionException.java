package dev.devex.repl;

/** A sandbox of a former run of the repl, or of one that has ended, asked for what only the present one gets (409). */
public final class OldSessionException extends ReplException {
    private static final long serialVersionUID = 1L;

    public OldSessionException() {
        super("This sandbox is no longer the repl's present one.");
    }
}
