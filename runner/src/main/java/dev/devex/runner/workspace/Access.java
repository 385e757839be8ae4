package dev.devex.runner.workspace;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;

/** How this sandbox reaches the core, and what it may do there. */
record Access(URI core, String repl, String token) {
    /** Far less than a token lasts, and far more than passes between two saves. */
    private static final Duration RENEWED_AFTER = Duration.ofDays(1);

    static Access read(Path file) {
        try {
            JsonObject json = json(file);
            return new Access(URI.create(json.getString("core")), json.getString("repl"), json.getString("token"));
        } catch (IOException | JsonException | NullPointerException | ClassCastException | IllegalArgumentException e) {
            throw new CommandException(ExitCode.WRONG_USAGE, "The file given with --access cannot be read.");
        }
    }

    /** Whether the sandbox has had this token for so long that it should ask for another. */
    static boolean isOld(Path file) throws IOException {
        Instant written = Files.getLastModifiedTime(file).toInstant();
        return written.plus(RENEWED_AFTER).isBefore(Instant.now());
    }

    /** Puts what was given by other means into the file, for all commands that come later. */
    static void receive(Path file, String given) throws IOException {
        Files.createDirectories(file.resolveSibling(""));
        replace(file, given);
    }

    /** Puts another token in the place of the one in the file. */
    static void write(Path file, String token) throws IOException {
        replace(
                file,
                Json.createObjectBuilder(json(file)).add("token", token).build().toString());
    }

    /** In one step; only its owner may read it. */
    private static void replace(Path file, String text) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(fresh, text);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }

    URI resource(String name) {
        return URI.create(core + "/sandbox/repls/" + repl + "/" + name);
    }

    @Override
    public String toString() {
        return "Access[" + repl + "]";
    }

    private static JsonObject json(Path file) throws IOException {
        try (var reader = Json.createReader(Files.newInputStream(file))) {
            return reader.readObject();
        }
    }
}
