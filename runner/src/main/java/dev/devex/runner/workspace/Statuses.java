package dev.devex.runner.workspace;

/** What an HTTP status that is no success means to a command. */
final class Statuses {
    private static final int TIMEOUT = 408;
    private static final int TOO_LARGE = 413;
    private static final int TOO_MANY = 429;
    private static final int SERVER_ERROR = 500;

    private Statuses() {}

    static ExitCode meaning(int status) {
        if (status == TOO_LARGE) {
            return ExitCode.UNSAVABLE;
        }
        boolean passing = status == TIMEOUT || status == TOO_MANY || status >= SERVER_ERROR;
        return passing ? ExitCode.UNREACHABLE : ExitCode.REFUSED;
    }
}
