package dev.devex.runner.workspace;

import dev.devex.snapshot.Roots;
import dev.devex.snapshot.Scope;
import dev.devex.snapshot.SnapshotException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** What both commands need, put together from their arguments, and how both end. */
record Transfer(Roots roots, Path index, Scope scope, CoreClient core, Patience patience) {
    private static final Duration BOUND = Duration.ofSeconds(10);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    /** For ending the user's programs, and a save that is under way. */
    private static final Duration HOLD_PATIENCE = Duration.ofSeconds(60);

    private static final String ACCESS_VARIABLE = "DEVEX_ACCESS";
    /** How often a command begins anew because the newest snapshot has become another. */
    private static final int BEGINNINGS = 5;

    static int run(List<String> arguments, Command command) {
        return run(arguments, command, new Patience(BOUND, FIRST_PAUSE));
    }

    static int run(List<String> arguments, Command command, Patience patience) {
        try {
            TransferOptions options = TransferOptions.parse(arguments);
            prepare(options);
            ExitCode done = WorkspaceLock.during(
                    options.index(), () -> of(options, patience).run(command));
            return done.status();
        } catch (CommandException e) {
            return end(e.exitCode(), e.sentence());
        } catch (SnapshotException e) {
            return end(ExitCode.REFUSED, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            System.err.println(e);
            return end(ExitCode.FAILED, "The workspace's folder cannot be read or written.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return end(ExitCode.FAILED, "It was interrupted.");
        }
    }

    private static void prepare(TransferOptions options) throws IOException, InterruptedException {
        String given = System.getenv(ACCESS_VARIABLE);
        if (given != null) {
            Access.receive(options.access(), given);
        }
        if (options.hold().isPresent() && !options.hold().get().take(HOLD_PATIENCE)) {
            System.err.println("The runner does not keep still; what it writes while it is saved may be missing.");
        }
    }

    private static Transfer of(TransferOptions options, Patience patience) throws IOException {
        var core = new CoreClient(Access.read(options.access()));
        if (Access.isOld(options.access())) {
            core = renewed(core, options.access());
        }
        return new Transfer(options.roots(), options.index(), options.scope(), core, patience);
    }

    /** Where that fails the old token may still do, and the next command asks again. */
    private static CoreClient renewed(CoreClient core, Path access) throws IOException {
        try {
            Access.write(access, core.renewToken());
            return new CoreClient(Access.read(access));
        } catch (CommandException e) {
            return core;
        }
    }

    private ExitCode run(Command command) throws IOException, InterruptedException {
        for (int left = BEGINNINGS; ; left--) {
            try {
                command.run(this);
                return ExitCode.DONE;
            } catch (RefusalException e) {
                if (!e.isOutdated() || left == 1) {
                    throw e;
                }
            }
        }
    }

    private static int end(ExitCode code, String sentence) {
        System.err.println(sentence);
        return code.status();
    }

    interface Command {
        void run(Transfer transfer) throws IOException, InterruptedException;
    }
}
