package dev.devex.orchestration.internal;

import dev.devex.kernel.ReplId;
import jakarta.json.Json;
import jakarta.json.JsonException;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The folder of one sandbox: the user's files, and what is written down about them. */
record SandboxFolder(Path path, ReplId repl) {
    private static final Logger LOG = Logger.getLogger(SandboxFolder.class.getName());
    private static final String REMOVED = ".removed";

    /** What a runner says once it listens. */
    record Announcement(long pid, int port) {}

    static SandboxFolder in(Path sandboxes, ReplId repl) {
        return new SandboxFolder(sandboxes.resolve(repl.value()), repl);
    }

    Path workspace() {
        return path.resolve("workspace");
    }

    Path home() {
        return path.resolve("home");
    }

    Path keys() {
        return path.resolve("keys.json");
    }

    Path access() {
        return path.resolve("access.json");
    }

    /** What the runner remembers of the save before, for the next one. */
    Path index() {
        return path.resolve("index");
    }

    Path announcement() {
        return path.resolve("announce.json");
    }

    LogFile log() {
        return new LogFile(path.resolve("runner.log"));
    }

    LogFile errors(String command) {
        return new LogFile(path.resolve(command + ".err"));
    }

    /** Makes it anew, empty. The record comes first: a workspace without one is of no known origin. */
    void create(SandboxRecord record) throws IOException {
        remove();
        var owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
        Files.createDirectories(sandboxes(), owner);
        Files.createDirectory(path, owner);
        write(record);
        Files.createDirectory(workspace());
        Files.createDirectory(home());
    }

    void write(SandboxRecord record) throws IOException {
        Disk.write(file(), record.toJson());
    }

    Optional<SandboxRecord> read() throws IOException {
        return Disk.read(file()).flatMap(SandboxRecord::parse);
    }

    boolean hasWorkspace() {
        return Files.exists(workspace(), LinkOption.NOFOLLOW_LINKS);
    }

    boolean hasHome() {
        return Files.exists(home(), LinkOption.NOFOLLOW_LINKS);
    }

    Optional<Announcement> announced() throws IOException {
        return Disk.read(announcement()).flatMap(text -> {
            try (var reader = Json.createReader(new StringReader(text))) {
                var json = reader.readObject();
                return Optional.of(new Announcement(json.getInt("pid", 0), json.getInt("port", 0)));
            } catch (JsonException e) {
                return Optional.empty();
            }
        });
    }

    /** Takes the folder away in one step, so that nobody takes what is left half way for the user's work; then deletes it. */
    void remove() throws IOException {
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        // No folder for them all: another removal would delete it just before this one moves its own there.
        Files.move(
                path,
                path.resolveSibling(REMOVED + "-" + repl + "-" + UUID.randomUUID()),
                StandardCopyOption.ATOMIC_MOVE);
        Disk.sync(sandboxes());
        try (var removed = Files.newDirectoryStream(sandboxes(), REMOVED + "*")) {
            removed.forEach(SandboxFolder::delete);
        }
    }

    private static void delete(Path removed) {
        try {
            Disk.remove(removed);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "Not all of " + removed + " could be deleted; the next removal tries again", e);
        }
    }

    private Path sandboxes() {
        return path.resolveSibling("");
    }

    private Path file() {
        return path.resolve("sandbox.json");
    }
}
