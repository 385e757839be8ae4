package dev.devex.runner.workspace;

import dev.devex.snapshot.PreparedSave;
import dev.devex.snapshot.Roots;
import dev.devex.snapshot.SnapshotSaver;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Plays once what saving and restoring take, so that the JVM can write down which classes that is. */
public final class TransferRehearsal {
    private static final String REPL = "rehearsal";
    private static final String TOKEN = "none";

    private TransferRehearsal() {}

    /** Restores and saves with a core of its own, in a folder that whoever calls it deletes. */
    public static void play(Path folder) throws IOException {
        PrintStream standardOutput = System.out;
        System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        try (var core = new RehearsalCore()) {
            storeFirst(folder.resolve("first"), core);
            play(folder, core);
        } finally {
            System.setOut(standardOutput);
        }
    }

    private static void play(Path folder, RehearsalCore core) throws IOException {
        Path access = Files.writeString(folder.resolve("access.json"), """
                {"core":"%s","repl":"%s","session":1,"token":"%s"}
                """.formatted(core.address(), REPL, TOKEN));
        Path workspace = folder.resolve("workspace");
        List<String> arguments = List.of(
                "--workspace",
                workspace.toString(),
                "--home",
                folder.resolve("home").toString(),
                "--access",
                access.toString(),
                "--index",
                folder.resolve("index").toString());
        require(RestoreCommand.run(arguments));
        require(SaveCommand.run(arguments));
        Files.writeString(workspace.resolve("file"), "twice");
        require(SaveCommand.run(arguments));
        Files.writeString(Files.createDirectory(workspace.resolve("folder")).resolve("file"), "three times");
        require(SaverCommand.run(arguments, new BufferedReader(new StringReader("[\"workspace/folder\"]\n"))));
    }

    private static void storeFirst(Path folder, RehearsalCore core) throws IOException {
        var roots = new Roots(folder.resolve("workspace"), folder.resolve("home"));
        Files.createDirectories(roots.workspace());
        Files.createDirectories(roots.home());
        Files.writeString(roots.workspace().resolve("file"), "once");
        Files.createSymbolicLink(roots.workspace().resolve("link"), Path.of("file"));
        var client = new CoreClient(new Access(core.address(), REPL, TOKEN));
        var patience = new Patience(Duration.ZERO, Duration.ZERO);
        var source = new Downloads(client, patience, Map.of());
        PreparedSave save = new SnapshotSaver(roots, source, new Uploads(client, patience), folder.resolve("index"))
                .prepare(Optional.empty())
                .save()
                .orElseThrow();
        client.commit(0, save.manifest(), save.manifestSize());
    }

    private static void require(int status) throws IOException {
        if (status != ExitCode.DONE.status()) {
            throw new IOException("a command ended with " + status);
        }
    }
}
