package dev.devex.repl;

/** A sandbox asked for a repl that is not its own (403). */
public final class ForeignSandboxException extends ReplException {
    private static final long serialVersionUID = 1L;

    public ForeignSandboxException() {
        super("A sandbox may only ask for its own repl.");
    }
}
