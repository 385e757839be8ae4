package dev.devex.runner.hold;

import dev.devex.runner.options.Options;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** The {@code release} command: lets a runner serve again that a save has had keep still. */
public final class ReleaseCommand {
    private static final int FAILED = 1;
    private static final int WRONG_USAGE = 2;
    private static final String HOLD = "--hold";

    private ReleaseCommand() {}

    public static int run(List<String> arguments) {
        try {
            new Hold(Path.of(Options.parse(arguments, Set.of(HOLD)).required(HOLD))).release();
            return 0;
        } catch (IllegalArgumentException wrong) {
            System.err.println("Usage: runner release --hold FILE");
            return WRONG_USAGE;
        } catch (IOException failed) {
            System.err.println("The runner cannot be released: " + failed.getMessage() + ".");
            return FAILED;
        }
    }
}
