package dev.devex.orchestration.internal.kubernetes;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What the containers run, and the paths they see. One volume holds workspace, home and the runner's own state as folders, so that
 * a restore can rename all of them into place; the runner sees each at a mount point of its own.
 */
final class Commands {
    /** The runner's: a user's program may have 8080 and its like. Linux gives out none above 60999 by itself. */
    static final int PORT = 61080;

    static final String WORKSPACE = "workspace";
    static final String HOME = "home";
    static final String STATE = "state";

    /** The volume as a whole, where a command moves and reads all of it. */
    static final String WHOLE = "/sandbox";

    static final String RUNNER_WORKSPACE = "/workspaces";
    static final String RUNNER_HOME = "/home/devex";
    static final String RUNNER_STATE = "/var/lib/devex";
    static final String KEYS = "/etc/devex";
    static final String KEYS_FILE = "keys.json";

    static final String PROGRAM = "/opt/devex/runner/bin/runner";
    private static final String HOLD = "/hold";
    /** As the first of a command, has the rest of it not end by SIGTERM. */
    private static final List<String> UNDETERRED = List.of("sh", "-c", "trap '' TERM; exec \"$@\"", "sh");

    private Commands() {}

    static List<String> restore() {
        return transfer("restore");
    }

    /**
     * Has the runner end what it runs and save no more, before it saves. One that hangs would keep the next from beginning. When
     * its pod is told to end, it goes on while it may: nobody else would save what there is.
     */
    static List<String> save(Duration limit) {
        var command = new ArrayList<>(List.of("timeout", "-s", "KILL", String.valueOf(limit.toSeconds())));
        command.addAll(UNDETERRED);
        command.addAll(transfer("save"));
        command.addAll(List.of("--hold", WHOLE + "/" + STATE + HOLD));
        return command;
    }

    /**
     * Has a runner serve again that a save has stopped, and waits until it does.
     *
     * @param ping the path at which it answers
     */
    static List<String> release(String ping, Duration limit) {
        var command = new ArrayList<>(List.of("timeout", "-k", "5", String.valueOf(limit.toSeconds())));
        command.addAll(List.of(PROGRAM, "release", "--hold", WHOLE + "/" + STATE + HOLD));
        command.addAll(List.of("--ping", "http://127.0.0.1:" + PORT + ping));
        return command;
    }

    static List<String> serve(String repl, String basePath, PodOptions options) {
        var command = new ArrayList<>(List.of(PROGRAM, "serve", "--host", "0.0.0.0", "--port", String.valueOf(PORT)));
        if (!basePath.isEmpty()) {
            command.addAll(List.of("--base-path", basePath));
        }
        command.addAll(List.of("--repl", repl, "--keys", KEYS + "/" + KEYS_FILE));
        command.addAll(List.of("--keys-url", options.core() + "/auth/jwks"));
        command.addAll(List.of("--public-url", options.site().toString()));
        command.addAll(folders(RUNNER_WORKSPACE, RUNNER_HOME, RUNNER_STATE));
        command.addAll(List.of("--hold", RUNNER_STATE + HOLD));
        return command;
    }

    private static List<String> transfer(String name) {
        var command = new ArrayList<>(List.of(PROGRAM, name));
        command.addAll(folders(WHOLE + "/" + WORKSPACE, WHOLE + "/" + HOME, WHOLE + "/" + STATE));
        return command;
    }

    private static List<String> folders(String workspace, String home, String state) {
        return List.of(
                "--workspace",
                workspace,
                "--home",
                home,
                "--access",
                state + "/access.json",
                "--index",
                state + "/index");
    }
}
