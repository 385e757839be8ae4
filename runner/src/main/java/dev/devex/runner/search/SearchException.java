package dev.devex.runner.search;

/** Why a search cannot be done, in a sentence that a user may read. */
public final class SearchException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public SearchException(String message) {
        super(message);
    }

    SearchException(String message, Exception cause) {
        super(message, cause);
    }

    static SearchException badPattern(String why) {
        return new SearchException("That is not a regular expression: " + why + ".");
    }
}
