package dev.devex.runner.workspace;

import java.util.List;

/** The {@code save} command. */
public final class SaveCommand {
    private SaveCommand() {}

    public static int run(List<String> args) {
        System.err.println("This runner cannot save yet.");
        return 1;
    }
}
