package dev.devex.runner.workspace;

import dev.devex.runner.hold.Hold;
import dev.devex.runner.options.Options;
import dev.devex.snapshot.EntryPath;
import dev.devex.snapshot.Roots;
import dev.devex.snapshot.Scope;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What both commands are told: the two folders, the file that says how to reach the core, and where to remember what was saved.
 *
 * @param hold by which a save has the runner keep still
 * @param scope where a save looks
 */
record TransferOptions(Roots roots, Path access, Path index, Optional<Hold> hold, Scope scope) {
    private static final String WORKSPACE = "--workspace";
    private static final String HOME = "--home";
    private static final String ACCESS = "--access";
    private static final String INDEX = "--index";
    private static final String HOLD = "--hold";
    static final String FOLDER = "--folder";
    private static final String USAGE =
            "Usage: runner save|restore --workspace DIR --home DIR --access FILE --index FILE"
                    + " [--hold FILE] [--folder workspace/DIR ...]";

    static TransferOptions parse(List<String> arguments) {
        try {
            Options options = Options.parse(arguments, Set.of(WORKSPACE, HOME, ACCESS, INDEX, HOLD, FOLDER));
            return new TransferOptions(
                    new Roots(path(options, WORKSPACE), path(options, HOME)),
                    path(options, ACCESS),
                    path(options, INDEX),
                    options.find(HOLD).map(file -> new Hold(Path.of(file))),
                    Scope.of(options.all(FOLDER).stream().map(EntryPath::new).toList()));
        } catch (IllegalArgumentException wrong) {
            throw new CommandException(ExitCode.WRONG_USAGE, USAGE);
        }
    }

    private static Path path(Options options, String name) {
        return Path.of(options.required(name)).toAbsolutePath();
    }
}
