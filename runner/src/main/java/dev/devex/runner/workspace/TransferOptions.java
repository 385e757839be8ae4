package dev.devex.runner.workspace;

import dev.devex.snapshot.Roots;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What both commands are told: the two folders, and the file that says how to reach the core. */
record TransferOptions(Roots roots, Path access) {
    private static final String WORKSPACE = "--workspace";
    private static final String HOME = "--home";
    private static final String ACCESS = "--access";
    private static final int LENGTH = 6;
    private static final String USAGE = "Usage: runner save|restore --workspace DIR --home DIR --access FILE";

    static TransferOptions parse(List<String> arguments) {
        Map<String, Path> values = new HashMap<>();
        for (int at = 0; at + 1 < arguments.size(); at += 2) {
            values.put(arguments.get(at), Path.of(arguments.get(at + 1)).toAbsolutePath());
        }
        Path workspace = values.get(WORKSPACE);
        Path home = values.get(HOME);
        Path access = values.get(ACCESS);
        if (workspace == null || home == null || access == null || arguments.size() != LENGTH) {
            throw new CommandException(ExitCode.WRONG_USAGE, USAGE);
        }
        return new TransferOptions(new Roots(workspace, home), access);
    }
}
