package dev.devex.repl;

/** The state of the repl forbids what was asked (409). */
public final class ReplStateException extends ReplException {
    private static final long serialVersionUID = 1L;

    private final ReplState state;

    public ReplStateException(ReplState state, String message) {
        super(message);
        this.state = state;
    }

    /** The state that forbade it. */
    public ReplState state() {
        return state;
    }
}
