package dev.devex.runner;

import dev.devex.runner.workspace.RestoreCommand;
import dev.devex.runner.workspace.SaveCommand;
import java.util.List;

/** The runner's command line. */
public final class Main {
    private static final int WRONG_USAGE = 2;

    private Main() {}

    public static void main(String... arguments) {
        List<String> all = List.of(arguments);
        String command = all.isEmpty() ? "" : all.get(0);
        List<String> rest = all.isEmpty() ? all : all.subList(1, all.size());
        System.exit(run(command, rest));
    }

    private static int run(String command, List<String> arguments) {
        return switch (command) {
            case "save" -> SaveCommand.run(arguments);
            case "restore" -> RestoreCommand.run(arguments);
            default -> WRONG_USAGE;
        };
    }
}
