package dev.devex.repl;

/** No such repl, or somebody else's, which must look the same (404). */
public final class UnknownReplException extends ReplException {
    private static final long serialVersionUID = 1L;

    public UnknownReplException() {
        super("There is no such repl.");
    }
}
