package dev.devex.repl;

/** The owner has as many repls as the site allows (429). */
public final class TooManyReplsException extends ReplException {
    private static final long serialVersionUID = 1L;

    public TooManyReplsException(int limit) {
        super("You have " + limit + " repls, which is all this site allows. Delete one to make another.");
    }
}
