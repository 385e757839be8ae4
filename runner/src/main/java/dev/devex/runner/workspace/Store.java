package dev.devex.runner.workspace;

/** What is said of the store. */
final class Store {
    private static final String NO_ANSWER = "The store cannot be reached just now.";

    private Store() {}

    static CommandException unreachable() {
        return new CommandException(ExitCode.UNREACHABLE, NO_ANSWER);
    }
}
