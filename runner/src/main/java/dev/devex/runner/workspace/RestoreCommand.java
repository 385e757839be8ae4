package dev.devex.runner.workspace;

import java.util.List;

/** The {@code restore} command. */
public final class RestoreCommand {
    private RestoreCommand() {}

    public static int run(List<String> args) {
        System.err.println("This runner cannot restore yet.");
        return 1;
    }
}
