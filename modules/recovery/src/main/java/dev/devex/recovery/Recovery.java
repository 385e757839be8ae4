package dev.devex.recovery;

import dev.devex.kernel.InvalidValueException;
import dev.devex.kernel.UnavailableException;
import dev.devex.storage.SnapshotId;
import dev.devex.storage.StorageException;
import dev.devex.storage.UnknownSnapshotException;
import dev.devex.storage.WorkspaceArchive;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One run of the recovery: from the command line to what the process ends with. */
final class Recovery {
    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final int REFUSED = 2;

    private static final String USAGE = """
            usage: java -jar devex.jar recover list
                   java -jar devex.jar recover verify --all | WORKSPACE...
                   java -jar devex.jar recover restore WORKSPACE --to DIR [--snapshot SNAPSHOT]
                   java -jar devex.jar recover records [--dry-run]
            WORKSPACE is the id of a repl, or OWNER/ID. SNAPSHOT is a number, or b and the name of a branch as verify tells it.""";

    private final Map<String, String> environment;
    private final Console console;

    /** @param environment the settings: {@code S3_…}, and {@code REDIS_URL} for {@code records} */
    Recovery(Map<String, String> environment, PrintStream out, PrintStream err) {
        this.environment = environment;
        this.console = new Console(out, err);
    }

    /** Returns 0 when all was well, 1 when something was damaged or out of reach, 2 when something must be put right first. */
    int run(List<String> arguments) {
        if (arguments.isEmpty()) {
            USAGE.lines().forEach(console::tell);
            return REFUSED;
        }
        try {
            Preparation preparation = prepare(arguments.get(0), arguments.subList(1, arguments.size()));
            try (var archive = archive()) {
                return preparation.with(archive).run(console) ? DONE : FAILED;
            }
        } catch (UsageException | InvalidValueException e) {
            console.tell(String.valueOf(e.getMessage()));
            return REFUSED;
        } catch (UnavailableException e) {
            console.tell(e.getMessage() + " (" + Failures.of(e) + ")");
        } catch (StorageException e) {
            console.tell(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            console.tell("The folder holds a part only, since this failed: " + e.getMessage());
        }
        return FAILED;
    }

    private Preparation prepare(String command, List<String> rest) {
        return switch (command) {
            case "list" -> {
                Arguments.parse(rest, Set.of(), Set.of()).requireWords(0);
                yield ListCommand::new;
            }
            case "verify" -> verify(Arguments.parse(rest, Set.of("--all"), Set.of()));
            case "restore" ->
                restore(Arguments.parse(rest, Set.of(), Set.of("--to", "--snapshot"))
                        .requireWords(1));
            case "records" ->
                records(Arguments.parse(rest, Set.of("--dry-run"), Set.of()).requireWords(0));
            default -> throw new UsageException("There is no command " + command + "; call recover alone to see all.");
        };
    }

    private static Preparation verify(Arguments arguments) {
        if (arguments.has("--all") != arguments.words().isEmpty()) {
            throw new UsageException("Name the workspaces to verify, or say --all.");
        }
        return archive -> new VerifyCommand(archive, arguments.words());
    }

    private static Preparation restore(Arguments arguments) {
        String folder = arguments
                .value("--to")
                .orElseThrow(() -> new UsageException("Say with --to which folder to restore into."));
        SnapshotId snapshot =
                arguments.value("--snapshot").map(Recovery::snapshot).orElse(SnapshotId.NOW);
        return archive -> new RestoreCommand(archive, arguments.words().get(0), snapshot, Path.of(folder));
    }

    private static SnapshotId snapshot(String name) {
        try {
            return SnapshotId.of(name);
        } catch (UnknownSnapshotException e) {
            throw new UsageException("A snapshot is named by its number, or as b3-1f09… where it is a branch.");
        }
    }

    private Preparation records(Arguments arguments) {
        var redis = URI.create(setting("REDIS_URL"));
        return archive -> new RecordsCommand(archive, redis, arguments.has("--dry-run"));
    }

    private WorkspaceArchive archive() {
        return WorkspaceArchive.open(
                URI.create(setting("S3_ENDPOINT")),
                optional("S3_REGION").orElse("us-east-1"),
                setting("S3_BUCKET"),
                setting("S3_ACCESS_KEY"),
                setting("S3_SECRET_KEY"));
    }

    private String setting(String name) {
        return optional(name).orElseThrow(() -> new UsageException(name + " is missing."));
    }

    private Optional<String> optional(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }

    /** A command that lacks nothing but the store. */
    private interface Preparation {
        Command with(WorkspaceArchive archive);
    }
}
