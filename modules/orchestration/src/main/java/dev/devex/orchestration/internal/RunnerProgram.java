package dev.devex.orchestration.internal;

import dev.devex.orchestration.SandboxSpec;
import dev.devex.orchestration.internal.runner.AccessFile;
import dev.devex.orchestration.internal.runner.Outcome;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * The runner's commands as child processes. Each leads a session of its own, so that Ctrl+C in the server's terminal is not
 * for it, and sees of the server's environment only what is harmless.
 */
record RunnerProgram(Path script, URI core) {
    private static final Set<String> HANDED_ON = Set.of(
            "PATH",
            "LANG",
            "LANGUAGE",
            "LC_ALL",
            "LC_CTYPE",
            "TZ",
            "TERM",
            "JAVA_HOME",
            "SHELL",
            "USER",
            "LOGNAME",
            "TMPDIR");
    private static final Redirect NOTHING = Redirect.from(new File("/dev/null"));

    /**
     * Runs {@code restore} or {@code save} to its end.
     *
     * @return empty when it took too long; it is ended then, as it is after an interrupt
     */
    Optional<Outcome> transfer(String command, SandboxFolder folder, SandboxSpec spec, Deadline deadline)
            throws IOException, InterruptedException {
        var errors = folder.errors(command);
        Disk.write(folder.access(), AccessFile.of(spec, core));
        var process = launch(folder, Redirect.to(errors.path().toFile()), List.of(command));
        try {
            return process.waitFor(deadline.left().toNanos(), TimeUnit.NANOSECONDS)
                    ? Optional.of(Outcome.of(process.exitValue(), errors.tail()))
                    : Optional.empty();
        } finally {
            new ProcessTree(folder.repl()).kill();
            Files.deleteIfExists(folder.access());
        }
    }

    /** Serves the sandbox, and saves what changes in it. */
    Process serve(SandboxFolder folder, SandboxSpec spec) throws IOException {
        Disk.write(folder.keys(), spec.publicKeys());
        Disk.write(folder.access(), AccessFile.of(spec, core));
        Files.deleteIfExists(folder.announcement());
        return launch(
                folder,
                Redirect.appendTo(folder.log().path().toFile()),
                List.of(
                        "serve",
                        "--host",
                        "127.0.0.1",
                        "--port",
                        "0",
                        "--repl",
                        spec.repl().value(),
                        "--keys",
                        folder.keys().toString(),
                        "--keys-url",
                        core + "/auth/jwks",
                        "--public-url",
                        core.toString(),
                        "--announce",
                        folder.announcement().toString()));
    }

    private Process launch(SandboxFolder folder, Redirect errors, List<String> arguments) throws IOException {
        folder.log().bound();
        var command = new ArrayList<>(List.of("setsid", script.toString()));
        command.addAll(arguments);
        command.addAll(List.of(
                "--workspace",
                folder.workspace().toString(),
                "--home",
                folder.home().toString(),
                "--access",
                folder.access().toString(),
                "--index",
                folder.index().toString()));
        var builder = new ProcessBuilder(command)
                .directory(folder.path().toFile())
                .redirectInput(NOTHING)
                .redirectOutput(Redirect.appendTo(folder.log().path().toFile()))
                .redirectError(errors);
        builder.environment().keySet().retainAll(HANDED_ON);
        builder.environment().put("HOME", folder.home().toString());
        builder.environment().put(ProcessTree.MARK, folder.repl().value());
        return builder.start();
    }
}
